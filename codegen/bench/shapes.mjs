/** The graphs that compiling is measured with, in each of several sizes. */
export const sizes = [10, 100, 1000, 2000];

/**
 * @param {typeof import("./entry.ts")} compiler
 * @returns {{ name: string, what: string, make: (size: number, edition: number) => object }[]} `edition`: of the code
 * in code steps, which the compiler remembers for a while
 */
export const shapesOf = ({ mixedGraph, wholeLanguage }) => [
  {
    name: "plain",
    what: "http, if, transform, sleep, wait_event; expressions in most params",
    make: mixedGraph,
  },
  {
    name: "whole language",
    what: "loops, groups, code, switch, undo, store and subworkflow as well",
    make: (size, edition) => wholeLanguage(size, { nests: true, edition }),
  },
  {
    name: "one promise per node",
    what: "the whole language, with an end that keeps all of it from nesting",
    make: (size, edition) => wholeLanguage(size, { nests: false, edition }),
  },
];
