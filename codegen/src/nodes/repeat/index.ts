import { z } from "zod";
import { blockOf, type Code, callWith, js } from "../../code.ts";
import { condense } from "../condense.ts";
import { type Body, type EmitContext, once } from "../emission.ts";
import type { NodeKind, Params } from "../kind.ts";
import { neverChanges } from "../never-changes.ts";
import { duration, param, valueParam } from "../params.ts";

const defaultPasses = 100;

const mostPasses = ({ maxIterations }: Params): number =>
  typeof maxIterations === "number" ? maxIterations : defaultPasses;

export const repeat: NodeKind = {
  type: "repeat",
  flow: "loop",
  category: "logic",
  label: "Repeat until",
  icon: "refresh-cw",
  description: "Runs steps again and again until a condition holds.",
  docs: `Runs the steps inside, then asks whether **until** holds, which may read what they gave in this pass; if not, it waits
for the **delay** and runs them again. \`index\` is the number of the pass from 0. After **at most** so many passes the
loop fails, or goes on with what it has. The output is \`{ iterations, last }\`, \`last\` being what the last pass gave.`,
  params: z.strictObject({
    until: valueParam(z.boolean(), {
      title: "Until",
      placeholder: '{{ poll.body.status === "done" }}',
      scope: "body",
    }),
    maxIterations: param(z.number().int().min(1).max(1000), {
      title: "At most",
      description: "Passes, 1 to 1000; 100 if left out",
      default: defaultPasses,
    }).optional(),
    delay: duration({ title: "Delay", placeholder: "30 seconds" }).optional(),
    onExhausted: param(z.enum(["fail", "continue"]), {
      title: "When that is not enough",
      labels: { fail: "The loop fails", continue: "Go on with the last pass" },
      default: "fail",
    }).optional(),
  }),
  defaults: { until: "" },
  outputs: () => [{ id: "out", label: "" }],
  failable: true,
  retries: false,
  nondeterminism: false,
  handles: () => ["out"],
  passVariables: ["index"],
  warnings: ({ until }, isConstant) => neverChanges("until", until, isConstant),
  summary: ({ until }) => condense(until),
  steps: ({ delay }) => [
    { phase: "until", perPass: true },
    ...(delay === undefined ? [] : [{ phase: "delay", perPass: true }]),
    {},
  ],
  passes: (params) => ({ min: 1, max: mostPasses(params) }),
  emit: (context) => {
    const { step } = context;
    return {
      value: callWith("await step.scope", [step()], {
        parameters: "async (step)",
        body: blockOf(loop(context, context.body as Body)),
      }),
    };
  },
};

function loop({ raw, param: value, local }: EmitContext, { statements, output, index, step }: Body): Code {
  const most = mostPasses(raw);
  const goesOn = raw.onExhausted === "continue";
  const [last, done] = [local("last"), local("done")];
  const condition = { parameters: "()", body: js`Boolean(${value("until")})` };
  const until = callWith("await step.do", [step("until"), once], condition);
  const pass = blockOf(
    js`${statements}${[
      ...(goesOn ? [js`${last} = ${output};`] : []),
      js`const ${done} = ${until};`,
      js`if (${done}) return { iterations: ${index} + 1, last: ${goesOn ? last : output} };`,
      ...(raw.delay === undefined
        ? []
        : [js`if (${index} < ${most - 1}) await step.sleep(${step("delay")}, ${raw.delay});`]),
    ]}`,
  );
  const end = goesOn ? js`return { iterations: ${most}, last: ${last} };` : js`throw exhausted(${most});`;
  return js`${goesOn ? js`let ${last};\n` : js``}for (let ${index} = 0; ${index} < ${most}; ${index}++) ${pass}
${end}`;
}
