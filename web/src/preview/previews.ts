import { createContext, useContext } from "react";
import type { SlotResults } from "./field-preview.ts";

/** The values of one step's expressions. */
export type Previews = {
  /** Whether there is a run to take data from. */
  hasRun: boolean;
  results: SlotResults;
  /** What a person calls the step of an id. */
  nameOf: (nodeId: string) => string;
};

export const PreviewsContext = createContext<Previews | null>(null);
export const usePreviews = (): Previews | null => useContext(PreviewsContext);
