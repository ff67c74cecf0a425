import { z } from "zod";
import { arrowBody, callWith, js } from "../../code.ts";
import { condense } from "../condense.ts";
import type { NodeKind } from "../kind.ts";
import { json } from "../params.ts";

export const returnKind: NodeKind = {
  type: "return",
  flow: "end",
  category: "logic",
  label: "Return",
  icon: "circle-stop",
  description: "Ends the run with an output.",
  docs: `Ends the whole run at once with **value** as its output, also from inside a loop. What is still running is
abandoned and nothing is undone. Without a value the output is \`null\`.`,
  params: z.strictObject({ value: json({ title: "Value", default: null }).optional() }),
  defaults: {},
  outputs: () => [],
  failable: false,
  retries: false,
  nondeterminism: false,
  handles: () => [],
  summary: ({ value }) => condense(value),
  steps: () => [{}],
  emit: ({ step, param, raw }) => {
    const body = raw.value === undefined ? js`null` : arrowBody(param("value"));
    return { value: callWith("return step.return", [step()], { parameters: "()", body }) };
  },
};
