import { z } from "zod";
import { blockOf, type Code, callWith, js, objectLiteral } from "../../code.ts";
import { condense } from "../condense.ts";
import { type Body, type EmitContext, once } from "../emission.ts";
import type { NodeKind, Params } from "../kind.ts";
import { param, text, valueParam } from "../params.ts";

/** Whether the passes run one after the other and the first failure ends them: a plain loop. */
const isPlain = ({ concurrency = 1, onError = "fail" }: Params): boolean =>
  concurrency === 1 && onError === "fail";

export const forEach: NodeKind = {
  type: "for_each",
  flow: "loop",
  category: "logic",
  label: "For each",
  icon: "repeat-2",
  description: "Runs steps once for every item of a list.",
  docs: `Runs the steps inside once for every item of **items**. Inside, \`item\` is the item and \`index\` its number from 0; a
loop around is read as \`<its id>.item\`. **At once** says how many passes run side by side. The output is
\`{ results, errors }\` in the order of the items: what every pass gave (its **result**, or the output of its last step).
When a pass fails the loop fails; with **collect** it goes on, the pass's result is \`null\`, and \`errors\` holds
\`{ index, name, message }\`.`,
  params: z.strictObject({
    items: valueParam(z.array(z.unknown()), {
      title: "Items",
      placeholder: "{{ fetch_orders.body.orders }}",
    }),
    concurrency: param(z.number().int().min(1).max(50), {
      title: "At once",
      description: "How many passes run side by side, 1 to 50",
      default: 1,
    }).optional(),
    result: text({ title: "Result", placeholder: "{{ charge.body.id }}", scope: "body" }).optional(),
    onError: param(z.enum(["fail", "collect"]), {
      title: "When a pass fails",
      labels: { fail: "The loop fails", collect: "Collect the failure and go on" },
      default: "fail",
    }).optional(),
  }),
  defaults: { items: "" },
  outputs: () => [{ id: "out", label: "" }],
  failable: true,
  retries: false,
  nondeterminism: false,
  handles: () => ["out"],
  passVariables: ["item", "index"],
  summary: ({ items, concurrency }) =>
    `${condense(items)}${typeof concurrency === "number" && concurrency > 1 ? ` · ${concurrency} at once` : ""}`,
  steps: () => [{ phase: "items" }, {}],
  output: ({ result }) => (result === undefined || result === "" ? undefined : "result"),
  passes: ({ items }) =>
    Array.isArray(items) ? { min: items.length, max: items.length } : { min: 0, max: undefined },
  emit: (context) => {
    const { step, param: value, raw, local } = context;
    const body = context.body as Body;
    const items = local("items");
    const list = js`listOf(${value("items")})`;
    const record = callWith("await step.do", [step("items"), once], { parameters: "()", body: list });
    const first = js`const ${items} = ${record};`;
    const passes = isPlain(raw) ? plainLoop(body, items, local("results")) : pool(context, body, items);
    return {
      value: callWith("await step.scope", [step()], {
        parameters: "async (step)",
        body: blockOf(js`${[first, passes]}`),
      }),
    };
  },
};

function plainLoop({ statements, output, item, index }: Body, items: Code, results: Code): Code {
  const pass = blockOf(js`${statements}${results}.push(${output});`);
  return js`const ${results} = [];
for (const [${index}, ${item}] of ${items}.entries()) ${pass}
return { results: ${results}, errors: [] };`;
}

/** Passes that run side by side; where one of them may fail alone, each has a scope of its own. */
function pool({ raw }: EmitContext, { statements, output, item, index, step }: Body, items: Code): Code {
  const collects = raw.onError === "collect";
  const options = objectLiteral([
    ["concurrency", js`${raw.concurrency ?? 1}`],
    ...(collects ? [["collect", js`true`] as const] : []),
  ]);
  const pass = {
    parameters: js`async (step, ${item}, ${index})`.text,
    body: blockOf(js`${statements}return ${output};`),
  };
  const started = collects ? [js`(${index}) => ${step("started")}`] : [];
  return js`return ${callWith("step.passes", [items, options], pass, started)};`;
}
