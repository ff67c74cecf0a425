import type { ExpressionScope } from "../expressions/scope.ts";
import type { Wiring } from "./2-analyze.ts";
import type { Parents } from "./2-analyze-placing.ts";

export type Ancestors = {
  /** Whether `id` comes before `of` on some path. */
  isUpstream: (id: string, of: string) => boolean;
  /** The nodes before `of`, looked up only when asked for: a list for every node would cost the square of their number. */
  upstream: (of: string) => ExpressionScope["upstream"];
};

/**
 * All ancestors of all nodes as bit sets: 2,000 nodes take half a megabyte. What comes before a container comes before
 * everything in it. For a node that `startsEarly` only what comes before it on every path counts.
 */
export function ancestorsOf(
  order: readonly string[],
  wiring: Wiring,
  parents: Parents,
  startsEarly: (id: string) => boolean = () => false,
): Ancestors {
  const index = new Map(order.map((id, at) => [id, at]));
  const words = Math.ceil(order.length / 32);
  const bits = new Uint32Array(order.length * words);
  const word = (of: number, at: number): number => bits[of * words + at] as number;
  /** Adds what comes before `from` to what comes before `at`. */
  const inherit = (at: number, from: number) => {
    for (let k = 0; k < words; k++) bits[at * words + k] = word(at, k) | word(from, k);
  };
  const add = (at: number, from: number) => {
    bits[at * words + (from >> 5)] = word(at, from >> 5) | (1 << (from & 31));
  };
  /** Adds what comes before every one of `sources`, and what is every one of them. */
  const inheritCommon = (at: number, sources: readonly number[]) => {
    for (let k = 0; k < words; k++) {
      const own = (from: number) => (from >> 5 === k ? 1 << (from & 31) : 0);
      bits[at * words + k] =
        word(at, k) | sources.reduce((common, from) => common & (word(from, k) | own(from)), -1);
    }
  };
  order.forEach((id, at) => {
    const parent = index.get(parents.get(id) ?? "");
    if (parent !== undefined) inherit(at, parent);
    const sources = wiring.of(id).incoming.flatMap(({ source }) => index.get(source) ?? []);
    if (startsEarly(id)) inheritCommon(at, sources);
    else
      for (const from of sources) {
        inherit(at, from);
        add(at, from);
      }
  });
  const isUpstream = (id: string, of: string): boolean => {
    const from = index.get(id);
    const at = index.get(of);
    return from !== undefined && at !== undefined && ((word(at, from >> 5) >>> (from & 31)) & 1) === 1;
  };
  return {
    isUpstream,
    upstream: (of) => ({
      has: (id) => isUpstream(id, of),
      [Symbol.iterator]: () => order.filter((id) => isUpstream(id, of)).values(),
    }),
  };
}
