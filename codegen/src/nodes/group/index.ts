import { z } from "zod";
import { blockOf, callWith, js } from "../../code.ts";
import { condense } from "../condense.ts";
import type { NodeKind } from "../kind.ts";
import { duration } from "../params.ts";

export const group: NodeKind = {
  type: "group",
  flow: "scope",
  category: "logic",
  label: "Group",
  icon: "group",
  description: "Holds steps that succeed or fail together.",
  docs: `Runs the steps inside once. When one of them fails and nothing handles it, the group fails, and its **error** wire
handles them all at once. With a **timeout** the group fails with \`TimeoutError\` when it takes longer: sleeps and waits
inside are dropped, running steps finish, nothing more starts. The output is that of the last step inside, or of all last
steps by id.`,
  params: z.strictObject({ timeout: duration({ title: "Timeout", placeholder: "1 hour" }).optional() }),
  defaults: {},
  outputs: () => [{ id: "out", label: "" }],
  failable: true,
  retries: false,
  nondeterminism: false,
  handles: () => ["out"],
  summary: ({ timeout }) => (timeout === undefined ? "" : `at most ${condense(timeout)}`),
  steps: ({ timeout }) => [...(timeout === undefined ? [] : [{ phase: "timer" }, { phase: "winner" }]), {}],
  passes: () => ({ min: 1, max: 1 }),
  emit: ({ step, raw, body }) => {
    const options =
      raw.timeout === undefined
        ? undefined
        : js`{ timeout: ${raw.timeout}, timer: ${step("timer")}, winner: ${step("winner")} }`;
    const statements = js`${body?.statements}return ${body?.output};`;
    return {
      value: callWith("await step.scope", [step(), options], {
        parameters: "async (step)",
        body: blockOf(statements),
      }),
    };
  },
};
