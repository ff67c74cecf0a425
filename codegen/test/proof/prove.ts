/** Holds random graphs against the laws, and counts what they covered. */

import type { GraphNode } from "@weft/shared";
import fc from "fast-check";
import { brokenReplays, disagreements, subjectOf } from "./laws.ts";
import { samples } from "./random/samples.ts";
import type { Sample } from "./world.ts";

export type Figures = {
  graphs: number;
  /** Graphs of which no part is one promise per node. */
  structured: number;
  replays: number;
  /** How many graphs hold a node of the kind. */
  kinds: { [type: string]: number };
};

export type Proof = Figures & {
  /** The smallest graph found that breaks a law, and how it does. */
  counterexample?: { sample: Sample; found: string[]; seed: number; path: string | null };
};

type Plan = {
  count: number;
  seed: number;
  /** After how many entries of its journal a graph is cut off and goes on, at most; of every 50th graph after each. */
  cuts: number;
};

export async function prove({ count, seed, cuts }: Plan): Promise<Proof> {
  const figures: Figures = { graphs: 0, structured: 0, replays: 0, kinds: {} };
  const property = fc.asyncProperty(samples, async (sample) => {
    const { structured, replays, found } = await judge(sample, figures.graphs % 50 === 0 ? undefined : cuts);
    if (found.length > 0) throw new Error(found[0]);
    figures.graphs++;
    figures.replays += replays;
    if (structured) figures.structured++;
    for (const type of new Set(sample.graph.nodes.map((node: GraphNode) => node.type)))
      figures.kinds[type] = (figures.kinds[type] ?? 0) + 1;
    return true;
  });
  const details = await fc.check(property, { numRuns: count, seed, endOnFailure: true });
  if (!details.failed) return figures;
  return { ...figures, counterexample: await smallest(seed, details.counterexamplePath as string) };
}

/** The smallest graph like the one at a path that breaks a law. */
async function smallest(seed: number, path: string): Promise<Proof["counterexample"]> {
  const property = fc.asyncProperty(samples, async (sample) => (await problemsOf(sample)).length === 0);
  const details = await fc.check(property, { seed, path, interruptAfterTimeLimit: 60_000 });
  const sample = details.counterexample?.[0] as Sample;
  return { sample, found: await problemsOf(sample), seed, path: details.counterexamplePath };
}

const problemsOf = async (sample: Sample): Promise<string[]> =>
  judge(sample).then(
    ({ found }) => found,
    (error: Error) => [String(error)],
  );

/** A sample against every law. */
export async function judge(sample: Sample, cuts?: number) {
  const subject = await subjectOf(sample);
  const found = disagreements(subject);
  let replays = 0;
  for (const form of ["structured", "flat"] as const) {
    const broken = await brokenReplays(subject, form, cuts);
    found.push(...broken.found);
    replays += broken.count;
  }
  return { structured: !/\bnode\(/.test(subject.forms.structured.text), replays, found };
}
