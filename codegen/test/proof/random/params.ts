/** The params of random nodes, in which every expression reads what is surely there. */
import type { Json } from "@weft/shared";
import type { Params, ParamsOf } from "./draft.ts";
import type { Action, Branch, Container, Element } from "./plan.ts";
import type { Readable } from "./reads.ts";

type ElementOf<Is extends Element["is"]> = Extract<Element, { is: Is }>;

const pick = (readable: Readable, at: number | undefined): string | undefined =>
  at === undefined || readable.length === 0 ? undefined : readable[at % readable.length];

const hole = (expression: string | undefined): Json => (expression === undefined ? 1 : `{{ ${expression} }}`);

/** What fails when it is evaluated: a number has no such method. */
const wrong = "{{ run.version.trim() }}";

/** What actions send or make. */
const input = (readable: Readable, reads: readonly number[], isWrong: boolean): Json => ({
  a: isWrong ? wrong : hole(pick(readable, reads[0])),
  b: reads[1] === undefined ? "plain" : `text {{ ${pick(readable, reads[1]) ?? "run.id"} }}`,
});

/** The source of a code node: it says what it saw, and fails as often as the world wants. */
export const codeSource = (id: string, failures: number): string => `export default async (input, ctx) => {
  await ctx.log(${JSON.stringify(`${id}\n`)} + JSON.stringify(input));
  if (ctx.attempt <= ${failures}) {
    const error = new Error(${JSON.stringify(`${id} is busy`)});
    error.name = "Busy";
    throw error;
  }
  return { saw: input };
};
`;

/** Placeholder for the node's own id, put in when it is known. */
export const self = "\u2042self";

const call = (kind: string, value: Json): { [key: string]: Json } => {
  if (kind === "http")
    return { method: "POST", url: `https://x.test/${self}`, body: { type: "json", value } };
  if (kind === "store") return { op: "set", key: self, value };
  return { source: self, input: value };
};

export const action = ({ kind, reads, wrong: isWrong }: Action): ParamsOf => {
  if (kind !== "transform") return (readable) => call(kind, input(readable, reads, isWrong));
  return (readable) => {
    const { a, b } = input(readable, reads, isWrong) as { a: Json; b: Json };
    return {
      mode: "fields",
      fields: [
        { key: "a", value: a },
        { key: "b", value: b },
      ],
    };
  };
};

export const undo = (kind: string, undone: string): ParamsOf => {
  return () =>
    call(kind, { undo: `{{ ${undone}.a ?? ${undone}.n ?? ${undone}.status }}`, because: "{{ error.name }}" });
};

export const filler: ParamsOf = () => ({ mode: "fields", fields: [{ key: "a", value: 1 }] });

/** Even, so that no group's timeout, which is odd, is over at the very same moment. */
export const sleep = ({ ms, computed }: ElementOf<"sleep">): ParamsOf =>
  computed ? () => ({ duration: `{{ ${ms * 2} + 0 }}` }) : () => ({ duration: ms * 2 });

export const end = ({ kind, reads }: ElementOf<"end">): ParamsOf =>
  kind === "fail"
    ? (readable) => ({ message: `gave up on {{ ${pick(readable, reads[0]) ?? "run.id"} }}` })
    : (readable) => ({ value: { result: hole(pick(readable, reads[0])) } });

export function handlesOf({ kind, ways }: Branch): string[] {
  if (kind === "if") return ["true", "false"];
  if (kind === "wait_event")
    return [...["go", "stop"].slice(0, ways.length - 1).map((name) => `event:${name}`), "timeout"];
  return [...["low", "high"].slice(0, ways.length - 1).map((key) => `case:${key}`), "default"];
}

export function branch({ kind, ways, reads, fate }: Branch): ParamsOf {
  const threshold = fate.luck % 100;
  return (readable): Params => {
    const subject = pick(readable, reads[0] ?? 0) ?? "run.version";
    if (kind === "if")
      return { condition: reads.length > 1 ? `{{ ${subject} }}` : `{{ ${subject} > ${threshold} }}` };
    if (kind === "wait_event")
      return { events: ["go", "stop"].slice(0, ways.length - 1), timeout: "6 seconds" };
    const cases = [
      { key: "low", when: `{{ ${subject} < ${threshold} }}` },
      { key: "high", when: `{{ ${subject} >= ${threshold >> 1} }}` },
    ].slice(0, ways.length - 1);
    if (reads.length > 1)
      return {
        mode: kind,
        value: `{{ ${subject} }}`,
        cases: cases.map(({ key }, at) => ({ key, equals: at })),
      };
    return { mode: kind, cases };
  };
}

export const container = (plan: Container): ParamsOf => {
  const { kind, count, concurrency, collect, computed, hasResult, time, reads } = plan;
  if (kind === "group") return (): Params => (time === undefined ? {} : { timeout: time * 2 + 1 });
  if (kind === "repeat")
    return (_, inside) => {
      const byOutput = computed ? pick(inside, reads[0]) : undefined;
      return {
        until: byOutput === undefined ? `{{ index >= ${count - 1} }}` : `{{ ${byOutput} || index > 1 }}`,
        maxIterations: count === 3 ? 2 : 5,
        ...(collect ? { onExhausted: "continue" } : {}),
        ...(time === undefined ? {} : { delay: time * 2 }),
      };
    };
  return (readable, inside) => ({
    items: itemsOf(plan, readable),
    ...(concurrency > 1 ? { concurrency } : {}),
    ...(collect ? { onError: "collect" } : {}),
    ...(hasResult ? { result: `{{ [index, ${pick(inside, reads[0]) ?? "item"}] }}` } : {}),
  });
};

function itemsOf({ count, computed, reads }: Container, readable: Readable): Json {
  if (!computed) return [3, 1, 2].slice(0, count);
  const list = readable
    .filter((value) => value.endsWith(".body.n"))
    .map((value) => value.replace(/n$/, "list"));
  const source = pick(list, reads[0]);
  // Where there is no list, there is a failure.
  return count > 0
    ? `{{ coalesce(${source ?? "trigger.body.list"}, [5]) }}`
    : `{{ ${source ?? "run.version"} }}`;
}
