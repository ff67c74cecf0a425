import type { GraphNode, NodeState } from "@weft/shared";
import { createContext, type ReactNode } from "react";

/** What a loop's card shows in place of its counter, where a pass of it can be chosen. */
export const PassSlotContext = createContext<((loop: GraphNode, run: NodeState) => ReactNode) | null>(null);
