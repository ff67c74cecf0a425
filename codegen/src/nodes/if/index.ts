import { z } from "zod";
import { js } from "../../code.ts";
import { condense } from "../condense.ts";
import { evaluated } from "../emission.ts";
import type { NodeKind } from "../kind.ts";
import { neverChanges } from "../never-changes.ts";
import { valueParam } from "../params.ts";

export const ifKind: NodeKind = {
  type: "if",
  flow: "branch",
  category: "logic",
  label: "If",
  icon: "split",
  description: "Goes one of two ways.",
  docs: `Goes on at **true** or **false**. The condition counts as true unless it is \`false\`, \`0\`, \`""\`, \`null\` or
missing: \`{{ fetch_order.body.total > 1000 }}\`. Where the two ways meet again, the workflow goes on once.`,
  params: z.strictObject({
    condition: valueParam(z.boolean(), {
      title: "Condition",
      placeholder: "{{ trigger.body.total > 1000 }}",
    }),
  }),
  defaults: { condition: "" },
  outputs: () => [
    { id: "true", label: "true" },
    { id: "false", label: "false" },
  ],
  failable: false,
  retries: false,
  nondeterminism: true,
  handles: (output) => [output ? "true" : "false"],
  warnings: ({ condition }, isConstant) => neverChanges("condition", condition, isConstant),
  summary: ({ condition }) => condense(condition),
  steps: () => [{}],
  emit: (context) => evaluated(context, js`Boolean(${context.param("condition")})`),
  branching: ({ variable }) => ({
    on: variable,
    values: [
      { handle: "true", value: true },
      { handle: "false", value: false },
    ],
    handle: js`${variable} ? "true" : "false"`,
  }),
};
