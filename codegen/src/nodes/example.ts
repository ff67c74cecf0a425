import type { Json, NodeData } from "@weft/shared";

/**
 * A small workflow that shows a kind. It stands in the kind's folder as `example.ts`, which only the docs and the tests
 * load: it never reaches a browser.
 */
export type Example = {
  /** What it shows, in one sentence. */
  shows: string;
  /** The id of the node that the page is about. */
  node: string;
  nodes: { [id: string]: ExampleNode };
  /** `"a -> b"`, `"a.true -> b"` */
  wires: string[];
  input?: Json;
  world?: ExampleWorld;
  /** What the step gives or fails with; where the node is no step, how the run ends. */
  expected: ExampleEnd;
};

export type ExampleNode = NodeData & { type: string; parentId?: string };

export type ExampleEnd = { output: Json } | { error: { name: string; message: string } };

/** What is outside the run, by the name of the step that meets it, e.g. `charge[1]`. */
export type ExampleWorld = {
  answers?: { [step: string]: { status: number; body: Json } };
  events?: { [step: string]: { event: string; payload: Json } };
  /** Outputs of the workflows that are run. */
  workflows?: { [step: string]: Json };
  /** What the store holds before, by key. */
  stored?: { [key: string]: Json };
};
