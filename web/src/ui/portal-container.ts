import { createContext, useContext } from "react";

/**
 * Where floating parts (menus, tooltips) are put. A modal dialog lies in the browser's top layer and makes the rest of
 * the page inert, so what floats above it has to be inside it.
 */
export const PortalContainer = createContext<HTMLElement | null>(null);

export const usePortalContainer = (): HTMLElement | null => useContext(PortalContainer);
