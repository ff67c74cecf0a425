/**
 * What random graphs are made of: a tree of steps, forks, branches and containers, which is series-parallel by itself,
 * and wires laid across it, which are not. Shrinking takes away parts and makes their fate plain.
 */
import fc from "fast-check";
import type { Trouble } from "../world.ts";

export type Fate = { pace: number; luck: number; trouble: Trouble | undefined };
export type Retry = { limit: number; delay: string; backoff: "constant" | "linear" | "exponential" };
export type Block = Element[];
type Common = { fate: Fate; reads: number[]; any: boolean };

export type Action = Common & {
  is: "action";
  kind: "http" | "store" | "code" | "transform";
  retry: Retry | undefined;
  disabled: boolean;
  sensitive: boolean;
  /** One of its expressions fails. */
  wrong: boolean;
  error: { block: Block; meets: boolean } | undefined;
  undo: ("http" | "store" | "code")[];
};
export type Branch = Common & {
  is: "branch";
  kind: "if" | "first" | "all" | "wait_event";
  ways: Block[];
  /** How many of the ways go on to what follows. */
  meeting: number;
};
export type Container = Common & {
  is: "container";
  kind: "for_each" | "repeat" | "group";
  body: Block;
  count: number;
  concurrency: number;
  collect: boolean;
  computed: boolean;
  hasResult: boolean;
  /** Of a group: its timeout. Of a repeat: its delay. */
  time: number | undefined;
  error: { block: Block; meets: boolean } | undefined;
};
export type Element =
  | Action
  | (Common & { is: "sleep"; ms: number; computed: boolean })
  | { is: "fork"; blocks: Block[] }
  | Branch
  | Container
  | (Common & { is: "end"; kind: "return" | "fail" });

export type Plan = {
  block: Block;
  /** A second trigger that leads to the beginning too, or nowhere. */
  triggers: { type: "manual" | "called"; meets: boolean }[];
  fires: number;
  cross: { scope: number; from: number; to: number; handle: number }[];
  body: { n: number; list: number[] };
};

const rarely = (chance: number): fc.Arbitrary<boolean> =>
  fc.nat(99).map(
    (roll) => roll >= 100 - chance,
    (value) => (value ? 99 : 0),
  );

const fate = fc.record({
  pace: fc.nat(999),
  luck: fc.nat(99_999),
  trouble: fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom<Trouble>("busy", "slow", "broken") },
  ),
});
const common = { fate, reads: fc.array(fc.nat(99), { maxLength: 2 }), any: rarely(15) };
const retry = fc.option(
  fc.record({
    limit: fc.nat(3),
    delay: fc.constantFrom("1 second", "3 seconds"),
    backoff: fc.constantFrom("constant" as const, "linear" as const, "exponential" as const),
  }),
  { nil: undefined },
);

const blocks = new Map<number, fc.Arbitrary<Block>>();

/** Steps one after the other; `level` is how deep they may still nest. */
function blockOf(level: number): fc.Arbitrary<Block> {
  const known = blocks.get(level);
  if (known) return known;
  const made = fc.array(elementOf(level), level >= 3 ? { minLength: 1, maxLength: 6 } : { maxLength: 3 });
  blocks.set(level, made);
  return made;
}

function elementOf(level: number): fc.Arbitrary<Element> {
  const inner = level > 0 ? blockOf(level - 1) : fc.constant<Block>([]);
  const flat = [
    { weight: 20, arbitrary: action(level) },
    { weight: 4, arbitrary: sleep },
    { weight: 1, arbitrary: end },
  ];
  if (level === 0) return fc.oneof(...flat);
  return fc.oneof(
    ...flat,
    { weight: 8, arbitrary: fork(inner) },
    { weight: 8, arbitrary: branch(inner) },
    { weight: 8, arbitrary: container(inner) },
  );
}

const onError = (level: number): fc.Arbitrary<{ block: Block; meets: boolean } | undefined> =>
  level === 0
    ? fc.constant(undefined)
    : fc.option(fc.record({ block: blockOf(0), meets: fc.boolean() }), { nil: undefined, freq: 5 });

const action = (level: number): fc.Arbitrary<Action> =>
  fc.record({
    is: fc.constant("action" as const),
    kind: fc.constantFrom("transform" as const, "http" as const, "store" as const, "code" as const),
    ...common,
    retry,
    disabled: rarely(6),
    sensitive: rarely(6),
    wrong: rarely(4),
    error: onError(level),
    undo: fc.oneof(
      { weight: 4, arbitrary: fc.constant<never[]>([]) },
      {
        weight: 1,
        arbitrary: fc.array(fc.constantFrom("http" as const, "store" as const, "code" as const), {
          minLength: 1,
          maxLength: 2,
        }),
      },
    ),
  });

const sleep: fc.Arbitrary<Element> = fc.record({
  is: fc.constant("sleep" as const),
  ...common,
  ms: fc.nat(2000),
  computed: rarely(30),
});

const end: fc.Arbitrary<Element> = fc.record({
  is: fc.constant("end" as const),
  kind: fc.constantFrom("return" as const, "fail" as const),
  ...common,
});

const fork = (inner: fc.Arbitrary<Block>): fc.Arbitrary<Element> =>
  fc.record({ is: fc.constant("fork" as const), blocks: fc.array(inner, { minLength: 2, maxLength: 3 }) });

const branch = (inner: fc.Arbitrary<Block>): fc.Arbitrary<Branch> =>
  fc.record({
    is: fc.constant("branch" as const),
    kind: fc.constantFrom("if" as const, "first" as const, "all" as const, "wait_event" as const),
    ...common,
    ways: fc.array(inner, { minLength: 2, maxLength: 3 }),
    meeting: fc.nat(3),
  });

const container = (inner: fc.Arbitrary<Block>): fc.Arbitrary<Container> =>
  fc.record({
    is: fc.constant("container" as const),
    kind: fc.constantFrom("for_each" as const, "repeat" as const, "group" as const),
    ...common,
    body: inner,
    count: fc.nat(3),
    concurrency: fc.integer({ min: 1, max: 4 }),
    collect: fc.boolean(),
    computed: fc.boolean(),
    hasResult: rarely(30),
    time: fc.option(fc.nat(6000), { nil: undefined, freq: 2 }),
    error: onError(1),
  });

export const plans: fc.Arbitrary<Plan> = fc.record({
  block: blockOf(3),
  triggers: fc.oneof(
    { weight: 4, arbitrary: fc.constant<never[]>([]) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.record({ type: fc.constantFrom("manual" as const, "called" as const), meets: rarely(80) }),
        { minLength: 1, maxLength: 2 },
      ),
    },
  ),
  fires: fc.nat(9),
  cross: fc.oneof(
    { weight: 3, arbitrary: fc.constant<never[]>([]) },
    {
      weight: 2,
      arbitrary: fc.array(
        fc.record({ scope: fc.nat(20), from: fc.nat(99), to: fc.nat(99), handle: fc.nat(9) }),
        { minLength: 1, maxLength: 3 },
      ),
    },
  ),
  body: fc.record({ n: fc.nat(99), list: fc.array(fc.nat(9), { maxLength: 3 }) }),
});
