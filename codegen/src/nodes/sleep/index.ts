import { isObject } from "@weft/shared";
import { z } from "zod";
import { callWith, js } from "../../code.ts";
import { condense } from "../condense.ts";
import { evaluated, once } from "../emission.ts";
import type { NodeKind, Params } from "../kind.ts";
import { durationValue, isTemplate, param, valueParam } from "../params.ts";

const duration = z.strictObject({ duration: durationValue({ title: "Duration", placeholder: "5 minutes" }) });
const moment = z.union([
  z.number(),
  z.string().refine((text) => !Number.isNaN(Date.parse(text)), "This is no date."),
]);
const until = z.strictObject({
  until: valueParam(moment, {
    title: "Until",
    placeholder: "2027-01-31T09:00:00Z",
    description: "A date, or milliseconds",
  }),
});

const isFixed = (params: Params) => params.duration !== undefined && !isTemplate(params.duration);

export const sleep: NodeKind = {
  type: "sleep",
  flow: "wait",
  category: "logic",
  label: "Sleep",
  icon: "timer",
  description: "Waits for a while, or until a moment.",
  docs: `Waits for a **duration** (\`5 minutes\`, \`3 days\`, milliseconds) or **until** a date. The run costs nothing while
it sleeps and survives restarts. A moment that is already past is over at once. A pause of the run moves the end by its length.`,
  params: param(z.union([duration, until]), {
    title: "Sleep",
    labels: { duration: "For a duration", until: "Until a moment" },
  }),
  defaults: { duration: "5 minutes" },
  outputs: () => [{ id: "out", label: "" }],
  failable: false,
  retries: false,
  nondeterminism: false,
  handles: () => ["out"],
  summary: (params) =>
    isObject(params) && params.until !== undefined
      ? `until ${condense(params.until)}`
      : condense(params.duration),
  steps: (params) => [...(isFixed(params) ? [] : [{ phase: "end" }]), { phase: "sleep" }, {}],
  emit: (context) => {
    const { step, param, raw, local } = context;
    const { value } = evaluated(context, js`null`);
    if (isFixed(raw))
      return { before: [js`await step.sleep(${step("sleep")}, ${param("duration")});`], value };
    const end = local("end");
    const body = raw.until !== undefined ? js`endAt(${param("until")})` : js`endAfter(${param("duration")})`;
    const record = callWith("await step.do", [step("end"), once], { parameters: "()", body });
    return {
      before: [js`const ${end} = ${record};`, js`await step.sleep(${step("sleep")}, ${end}.ms);`],
      value,
    };
  },
};
