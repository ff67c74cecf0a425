import type { Json } from "@weft/shared";

export type PlainFailure = { name: string; message: string };

/** One step of one pass as it went. Times are virtual milliseconds. */
export type StepTrace = {
  start: number;
  /** Missing where the run ended before the step did. */
  end?: number;
  attempts: number;
  output?: Json;
  error?: PlainFailure;
};

export type Undo = {
  /** The step that is undone. */
  step: string;
  /** What the nodes of its chain were called with, in order. */
  calls: { nodeId: string; input: Json }[];
  failed: boolean;
};

export type Ending =
  | { status: "complete"; output: Json }
  | { status: "errored"; error: PlainFailure & { nodeId: string } };

export type Trace = {
  steps: { [name: string]: StepTrace };
  /** What every attempt of an action sent out, by step. */
  calls: { [step: string]: Json[] };
  ending: Ending;
  undone: Undo[];
};

/** Stands for a text that the language leaves open. */
export const anyText = "\u2042 any text";
