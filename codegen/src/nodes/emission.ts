/**
 * What a kind writes and what it is given for that. A kind says how its node runs; where that stands in the module, and
 * in which of the two forms, is the printer's business.
 */
import type { Json } from "@weft/shared";
import { type Arrow, arrowBody, Code, callWith } from "../code.ts";
import type { Params } from "./kind.ts";

/** What an emitter gets: the node's parameters with every expression already turned into code. */
export type EmitContext = {
  id: string;
  /** The params as they stand in the graph, for what is decided at compile time. */
  raw: Params;
  /** The variable that holds the node's output. */
  variable: Code;
  /** A param as code, by its path, e.g. `url` or `fields[0].value`. */
  param: (path: string) => Code;
  /** All params as one object literal. */
  params: Code;
  /** The name of one of the node's steps as a literal: its own, or that of a phase. */
  step: (phase?: string) => Code;
  /** The type of the engine's event that wakes the node, as a literal. */
  wakeType: Code;
  /** The step's configuration; `undefined` where the defaults do. */
  policy: Code | undefined;
  /** The configuration of a step that cannot succeed by trying again. */
  once: Code;
  /** What undoes the step, as the last argument of `step.do`. */
  rollback: Code | undefined;
  /** A name for a local of the node that clashes with nothing else. */
  local: (name: string) => Code;
  /** Where the module finds the node's own file, as a literal. */
  file: Code;
  /** Of a container: its body. */
  body: Body | undefined;
};

/** The parts of a container's body. */
export type Body = {
  /** Statements of one pass, or of the whole body. */
  statements: Code;
  /** What the body gives: by its leaves, or by the param that says so. An expression of one line. */
  output: Code;
  /** Names of the pass. */
  item: Code;
  index: Code;
  /** The name of a step of this container in the present pass. */
  step: (phase: string) => Code;
};

/** Statements that come first, then the expression whose value is the node's output. */
export type Emission = { before?: Code[]; value: Code };

/**
 * How a completed node chooses among its handles.
 * `on` is compared with the values; `handle` is the same choice as an expression that gives the handle, or several.
 * Where it may be several, `isTaken` is whether one of them is that of the value.
 */
export type Branching = {
  on: Code;
  values: { handle: string; value: Json }[];
  handle: Code;
  isTaken?: (value: Json) => Code;
};

/** `await step.do(name, policy, (context) => body, rollback)`, over as few lines as fit. */
export function stepCode({ step, rollback }: EmitContext, policy: Code | undefined, work: Arrow): Code {
  return callWith("await step.do", [step(), policy], work, [rollback]);
}

export const once = new Code("once");

/** What one step, evaluated once, gives. */
export const evaluated = (context: EmitContext, body: Code): Emission => ({
  value: stepCode(context, context.once, { parameters: "()", body: arrowBody(body) }),
});
