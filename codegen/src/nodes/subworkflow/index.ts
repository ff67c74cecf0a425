import { z } from "zod";
import { type Code, callWith, js, objectLiteral } from "../../code.ts";
import { condense } from "../condense.ts";
import { type EmitContext, stepCode } from "../emission.ts";
import type { NodeKind, Params } from "../kind.ts";
import { json, param, plainText } from "../params.ts";

/** The engine's longest wait: a workflow that was called may itself wait for days. */
const longest = "365 days";

const waits = ({ wait }: Params): boolean => wait !== false;

export const subworkflow: NodeKind = {
  type: "subworkflow",
  flow: "wait",
  category: "actions",
  label: "Run workflow",
  icon: "workflow",
  description: "Runs another workflow of the workspace.",
  docs: `Starts a run of another workflow, which needs the trigger **Called by a workflow**; the **input** is its
\`trigger.body\`. The step waits for the end: the output is that run's output, and that run's failure is this step's, which
is not tried again. Without waiting the output is \`{ runId }\`. A run that was started so goes on when this one is
cancelled. Workflows may call each other 16 levels deep.`,
  params: z.strictObject({
    workflowId: plainText({ title: "Workflow", control: "workflow" }),
    version: param(z.union([z.literal("live"), z.number().int().min(1)]), {
      title: "Version",
      labels: { live: "The live one" },
      default: "live",
    }).optional(),
    input: json({ title: "Input", default: {} }).optional(),
    wait: param(z.boolean(), { title: "Wait for its end", default: true }).optional(),
  }),
  defaults: { workflowId: "" },
  outputs: () => [{ id: "out", label: "" }],
  failable: true,
  retries: true,
  nondeterminism: true,
  handles: () => ["out"],
  summary: ({ workflowId, version }) => `${condense(workflowId)} · ${condense(version ?? "live")}`,
  steps: (params) => (waits(params) ? [{ phase: "start" }, { phase: "wait" }, {}] : [{}]),
  emit: (context) => {
    const { step, raw, wakeType, policy } = context;
    const start = { parameters: "(context)", body: startOf(context) };
    if (!waits(raw)) return { value: stepCode(context, policy, start) };
    const type = js`{ type: ${wakeType}, timeout: ${longest} }`;
    return {
      before: [
        js`${callWith("await step.do", [step("start"), policy], start)};`,
        js`await step.waitForEvent(${step("wait")}, ${type});`,
      ],
      value: stepCode(context, undefined, { parameters: "(context)", body: js`workflowResult(context)` }),
    };
  },
};

function startOf({ raw, param }: EmitContext): Code {
  const call: [string, Code][] = [
    ["workflowId", js`${raw.workflowId}`],
    ["version", js`${raw.version ?? "live"}`],
    ["input", raw.input === undefined ? js`{}` : param("input")],
    ["wait", js`${waits(raw)}`],
  ];
  return js`startWorkflow(context, ${objectLiteral(call)})`;
}
