/**
 * The compiler: parse → analyze → transform → print. Pure: no clock, no I/O, no DOM, and it never changes the graph.
 */
export type { Category, Flow, Handle, NodeKind } from "./nodes/kind.ts";
