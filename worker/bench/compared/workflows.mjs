/** Workflows that are there twice: as a graph and written by hand, with the same durable steps. */
import { readFileSync } from "node:fs";
import path from "node:path";
import * as five from "./five-steps/graph.mjs";
import * as fork from "./fork/graph.mjs";
import * as loop from "./loop/graph.mjs";

const textOf = (file) => readFileSync(path.join(import.meta.dirname, file), "utf8");

/**
 * @typedef {{ what: string, graph: object, byHand: string, others?: Record<string, string>, input: unknown, output: unknown, rounds: number }} Compared
 * `others`: modules that do the same with other steps. `rounds`: so many that the median of the ratios stands still.
 * @type {Compared[]}
 */
export const workflows = [
  {
    what: "five steps",
    graph: five.graphOf(),
    byHand: textOf("five-steps/by-hand.js"),
    others: { "shortest by hand": textOf("five-steps/shortest.js") },
    input: five.input,
    output: five.output,
    rounds: 250,
  },
  {
    what: "20-way fork and join",
    graph: fork.graph,
    byHand: textOf("fork/by-hand.js"),
    input: fork.input,
    output: fork.output,
    rounds: 150,
  },
  {
    what: "200 items, one at once",
    graph: loop.graphOf(1),
    byHand: textOf("loop/one-at-once.js"),
    input: loop.input,
    output: loop.output,
    rounds: 40,
  },
  {
    what: "200 items, ten at once",
    graph: loop.graphOf(10),
    byHand: textOf("loop/ten-at-once.js"),
    input: loop.input,
    output: loop.output,
    rounds: 40,
  },
];
