import { z } from "zod";
import type { NodeKind } from "../kind.ts";
import { param } from "../params.ts";

export const note: NodeKind = {
  type: "note",
  flow: "annotation",
  category: "annotations",
  label: "Note",
  icon: "sticky-note",
  description: "A note on the canvas. It never runs.",
  docs: "A sticky note for whoever reads the workflow next. It never runs and has no handles.",
  params: z.strictObject({ text: param(z.string(), { title: "Text", control: "textarea" }) }),
  defaults: { text: "" },
  outputs: () => [],
  failable: false,
  retries: false,
  nondeterminism: false,
  handles: () => [],
  summary: (params) => (typeof params.text === "string" ? (params.text.split("\n", 1)[0] ?? "") : ""),
  steps: () => [],
};
