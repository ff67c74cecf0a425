import { z } from "zod";
import type { NodeKind } from "../kind.ts";
import { inputSchema } from "../params.ts";
import { trigger } from "../trigger.ts";

export const called: NodeKind = {
  ...trigger,
  type: "called",
  label: "Called by a workflow",
  icon: "corner-down-right",
  description: "Starts a run when another workflow calls this one.",
  docs: `Starts a run when a **Run workflow** step of another workflow calls this one. What that step passes on is
\`trigger.body\`; without an input it is \`{}\`. The run's output is what the calling step gets, if it waits for it. Only a
published version can be called.`,
  params: z.strictObject({ inputSchema: inputSchema() }),
  defaults: {},
  startedBy: "call",
  summary: () => "By another workflow",
};
