/**
 * The compiler against the meaning of LANGUAGE.md, on random graphs. More of them: `pnpm prove`. A graph that breaks a
 * law belongs into `samples`, where `kept.test.ts` holds it against all of them for ever.
 */
import { expect, it } from "vitest";
import { kinds } from "../../src/index.ts";
import { prove } from "./prove.ts";

const proof = await prove({ count: 1000, seed: 20_231, cuts: 2 });

it("lets structured code, one promise per node and the interpreter agree, whatever ends when and is replayed where", () => {
  expect(proof.counterexample, JSON.stringify(proof.counterexample)).toBeUndefined();
  expect(proof.graphs).toBe(1000);
});

it("meets enough graphs of either form, and replays", () => {
  expect(proof.structured).toBeGreaterThan(250);
  expect(proof.graphs - proof.structured).toBeGreaterThan(100);
  expect(proof.replays).toBeGreaterThan(5000);
});

/** What they do lies outside of a run. */
const elsewhere = ["note", "subworkflow"];

it.each(kinds.map(({ type }) => type).filter((type) => !elsewhere.includes(type)))("meets %s", (type) => {
  expect(proof.kinds[type]).toBeGreaterThan(50);
});
