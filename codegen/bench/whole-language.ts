/**
 * Workflows that use the whole language, of any size, to compile: loops and groups with branches in them, code,
 * switches, ways for failures, undo, the store and other workflows.
 */
import type { Graph } from "@weft/shared";
import { type Drawn, graphOf, trigger } from "./drawing.ts";

/** Steps behind the step or port `before`; the last of them leads on. */
type Section = (at: number, before: string, edition: number) => Drawn[];

/** A loop with code and a choice in it. */
const looping = (at: number, before: string, edition: number): Drawn[] => [
  {
    id: `fetch_${at}`,
    type: "http",
    after: [before],
    data: {
      name: `Fetch orders ${at}`,
      params: { method: "GET", url: "https://api.example.com/orders?page={{ trigger.body.page }}" },
      retry: { limit: 3, delay: "2 seconds", backoff: "exponential" },
    },
  },
  {
    id: `price_${at}`,
    type: "code",
    after: [],
    inside: `each_${at}`,
    data: { name: "Price", params: { source: sourceOf(at, edition), input: "{{ item }}" } },
  },
  {
    id: `dear_${at}`,
    type: "if",
    after: [`price_${at}`],
    inside: `each_${at}`,
    data: { name: "Dear?", params: { condition: `{{ price_${at}.total > 100 && index < 50 }}` } },
  },
  {
    id: `line_${at}`,
    type: "transform",
    after: [`dear_${at}.true`],
    inside: `each_${at}`,
    data: {
      params: {
        mode: "fields",
        fields: [
          { key: "sku", value: "{{ item.sku }}" },
          { key: "total", value: `{{ round(price_${at}.total * 1.19, 2) }}` },
        ],
      },
    },
  },
  {
    id: `each_${at}`,
    type: "for_each",
    after: [`fetch_${at}`],
    data: {
      name: "Each order",
      params: { items: `{{ fetch_${at}.body.orders }}`, concurrency: at % 2 === 0 ? 1 : 5 },
    },
  },
];

/** A text no other compilation has seen, so that none of it is remembered. */
const sourceOf = (at: number, edition: number): string => `// Edition ${edition} of ${at}.
type Line = { price: number; count: number };

export default async (input: { lines: Line[] }, ctx) => {
  let total = 0;
  for (const line of input.lines) total += line.price * line.count;
  ctx.log("priced", total);
  return { total, lines: input.lines.length };
};
`;

/** One of four ways, of which one is taken back when the run fails and one goes on when it fails itself. */
const choosing = (at: number, before: string): Drawn[] => [
  {
    id: `route_${at}`,
    type: "switch",
    after: [before],
    data: {
      name: "Which way?",
      params: {
        value: "{{ trigger.body.plan }}",
        cases: ["free", "team", "large"].map((key) => ({ key, equals: key })),
      },
    },
  },
  {
    id: `reserve_${at}`,
    type: "http",
    after: [`route_${at}.case:team`],
    data: { name: "Reserve", params: reservation(`{{ trigger.body.id }}-${at}`) },
  },
  {
    id: `release_${at}`,
    type: "http",
    after: [`reserve_${at}.undo`],
    data: {
      name: "Release",
      params: { method: "DELETE", url: `https://api.example.com/reservations/{{ reserve_${at}.body.id }}` },
    },
  },
  {
    id: `sorry_${at}`,
    type: "transform",
    after: [`reserve_${at}.error`],
    data: { params: { mode: "expression", expression: `{{ upper(reserve_${at}.error.message) }}` } },
  },
  {
    id: `count_${at}`,
    type: "store",
    after: [`route_${at}.case:large`],
    data: { params: { op: "increment", key: "orders/{{ trigger.body.plan }}", by: 1 } },
  },
  {
    id: `child_${at}`,
    type: "subworkflow",
    after: [`route_${at}.default`],
    data: { params: { workflowId: "wf_onboarding", input: { order: "{{ trigger.body.id }}" }, wait: true } },
  },
  {
    id: `done_${at}`,
    type: "transform",
    after: [`reserve_${at}`, `sorry_${at}`, `count_${at}`, `child_${at}`, `route_${at}.case:free`],
    data: {
      name: "Done",
      params: { mode: "expression", expression: `{{ coalesce(sorry_${at}, count_${at}, child_${at}) }}` },
    },
  },
];

const reservation = (reference: string) => ({
  method: "POST",
  url: "https://api.example.com/reservations",
  headers: [{ key: "x-reference", value: reference }],
  body: { type: "json", value: { reference, note: "Order {{ trigger.body.id }}" } },
});

/** Asks until there is an answer, then does two things side by side within an hour, sleeps and reports. */
const waiting = (at: number, before: string): Drawn[] => [
  {
    id: `ask_${at}`,
    type: "http",
    after: [],
    inside: `until_${at}`,
    data: { name: "Ask", params: { method: "GET", url: "https://api.example.com/jobs/{{ index }}" } },
  },
  {
    id: `until_${at}`,
    type: "repeat",
    after: [before],
    data: {
      name: "Until it is done",
      params: { until: `{{ ask_${at}.body.done }}`, maxIterations: 5, delay: "1 minute" },
    },
  },
  {
    id: `left_${at}`,
    type: "http",
    after: [],
    inside: `both_${at}`,
    data: { params: { method: "GET", url: `https://api.example.com/{{ until_${at}.last.body.id }}` } },
  },
  {
    id: `right_${at}`,
    type: "transform",
    after: [],
    inside: `both_${at}`,
    data: { params: { mode: "expression", expression: `{{ keys(until_${at}.last.body).toSorted() }}` } },
  },
  {
    id: `together_${at}`,
    type: "transform",
    after: [`left_${at}`, `right_${at}`],
    inside: `both_${at}`,
    data: {
      params: { mode: "expression", expression: `{{ merge(left_${at}.body, { keys: right_${at} }) }}` },
    },
  },
  {
    id: `both_${at}`,
    type: "group",
    after: [`until_${at}`],
    data: { name: "Both within an hour", params: { timeout: "1 hour" } },
  },
  { id: `nap_${at}`, type: "sleep", after: [`both_${at}`], data: { params: { duration: "5 minutes" } } },
];

/** Steps one after the other, for what is left. */
const filling = (at: number, before: string): Drawn[] => [
  {
    id: `fill_${at}`,
    type: "transform",
    after: [before],
    data: { params: { mode: "expression", expression: "{{ trigger.body.page + 1 }}" } },
  },
];

/** Two steps after two others in a way that no nesting of statements can show. */
const crossing = (at: number, before: string): Drawn[] => {
  const step = (name: string, after: string[]): Drawn => ({
    ...(filling(at, before)[0] as Drawn),
    id: `${name}_${at}`,
    after,
  });
  return [
    step("a", [before]),
    step("b", [before]),
    step("c", [`a_${at}`]),
    step("d", [`a_${at}`, `b_${at}`]),
  ];
};

const sections = [looping, choosing, waiting];

/**
 * A workflow of exactly `size` nodes, its trigger included.
 * `nests`: whether statements can show it; if not they cannot for what stands at its very end, so that all of it is
 * looked at in vain. `edition`: whatever has the same edition has the same code in its code steps.
 */
export function wholeLanguage(size: number, { nests, edition }: { nests: boolean; edition: number }): Graph {
  const drawn = [trigger];
  const add = (section: Section, at: number) => drawn.push(...section(at, drawn.at(-1)?.id ?? "", edition));
  const tail = nests ? 0 : crossing(0, "").length;
  for (let at = 0; ; at++) {
    const section = sections[at % sections.length] as Section;
    if (drawn.length + section(at, "", edition).length + tail > size) break;
    add(section, at);
  }
  for (let at = 0; drawn.length + tail < size; at++) add(filling, at);
  if (!nests) add(crossing, 0);
  return graphOf(drawn);
}
