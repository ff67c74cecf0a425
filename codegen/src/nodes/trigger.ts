import type { NodeKind } from "./kind.ts";

/** What all triggers have in common: nothing leads to one, it takes its one way on, and it is no step. */
export const trigger = {
  flow: "trigger",
  category: "triggers",
  outputs: () => [{ id: "out", label: "" }],
  failable: false,
  retries: false,
  nondeterminism: false,
  handles: () => ["out"],
  steps: () => [],
} satisfies Partial<NodeKind>;
