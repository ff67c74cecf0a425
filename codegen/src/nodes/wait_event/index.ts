import type { Json } from "@weft/shared";
import { isObject } from "@weft/shared";
import { z } from "zod";
import { callWith, js } from "../../code.ts";
import { condense } from "../condense.ts";
import { stepCode } from "../emission.ts";
import type { NodeKind } from "../kind.ts";
import { duration, param, plainText } from "../params.ts";

const names = (events: Json | undefined): string[] =>
  Array.isArray(events) ? events.filter((name): name is string => typeof name === "string") : [];

export const waitEvent: NodeKind = {
  type: "wait_event",
  flow: "wait",
  category: "logic",
  label: "Wait for event",
  icon: "bell",
  description: "Waits until somebody sends the run an event.",
  docs: `Waits for one of several **events** sent to the run (\`POST /api/v1/runs/:id/events\`) and goes on at that event's
handle, or at **timeout** after 7 days unless said otherwise. An event that was sent before the wait began is kept, and used once. The output is
\`{ event, payload, receivedAt }\`, all \`null\` after a timeout.`,
  params: z.strictObject({
    events: param(
      z
        .array(
          plainText({ title: "Event", placeholder: "paid" })
            .max(200)
            .refine((name) => !name.startsWith("weft:"), "Names that begin with weft: are for Weft itself."),
        )
        .min(1)
        .refine((events) => new Set(events).size === events.length, "Each event can be named once."),
      { title: "Events" },
    ),
    timeout: duration({ title: "Timeout", placeholder: "7 days", default: "7 days" }).optional(),
  }),
  defaults: { events: ["event"] },
  outputs: ({ events }) => [
    ...[...new Set(names(events))].map((name) => ({ id: `event:${name}`, label: name })),
    { id: "timeout", label: "timeout" },
  ],
  failable: false,
  retries: false,
  nondeterminism: false,
  handles: (output) => [
    isObject(output) && typeof output.event === "string" ? `event:${output.event}` : "timeout",
  ],
  summary: ({ events, timeout }) => `${names(events).join(" or ")} · ${condense(timeout ?? "7 days")}`,
  steps: () => [{ phase: "open" }, { phase: "wait" }, {}],
  emit: (context) => {
    const { step, param, raw, local, wakeType } = context;
    const timeout = raw.timeout ?? "7 days";
    const wait = local("wait");
    const body = js`openWait(context, ${param("events")}, ${timeout})`;
    const open = callWith("await step.do", [step("open")], { parameters: "(context)", body });
    return {
      before: [
        js`const ${wait} = ${open};`,
        js`if (!${wait}.answered) await step.waitForEvent(${step("wait")}, { type: ${wakeType}, timeout: ${timeout} });`,
      ],
      value: stepCode(context, undefined, { parameters: "(context)", body: js`closeWait(context)` }),
    };
  },
  branching: ({ variable, raw }) => ({
    on: js`${variable}.event`,
    values: [
      ...names(raw.events).map((name) => ({ handle: `event:${name}`, value: name })),
      { handle: "timeout", value: null },
    ],
    handle: js`${variable}.event === null ? "timeout" : \`event:\${${variable}.event}\``,
  }),
};
