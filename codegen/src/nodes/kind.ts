import type { Json, NodeData } from "@weft/shared";
import type { z } from "zod";
import type { Code } from "../code.ts";

/**
 * How a kind behaves in the flow; the phases, the canvas and the reducer know only this.
 * - `trigger`: starts runs, has no input, no step.
 * - `linear`: one way on.
 * - `branch`: takes the handles its output names.
 * - `wait`: may be idle for long; dropped when its scope fails.
 * - `annotation`: never runs, has no handles.
 */
export type Flow = "trigger" | "linear" | "branch" | "wait" | "annotation";

export type Category = "triggers" | "actions" | "logic" | "annotations";

export type Handle = { id: string; label: string };

export type Params = { [key: string]: Json };

/** What an emitter gets: the node's parameters with every expression already turned into code. */
export type EmitContext = {
  id: string;
  /** Params as code: literals for what is fixed, expressions for what is computed. Reads like the params themselves. */
  params: Code;
  /** The raw, parsed params, for decisions the emitter makes at compile time. */
  raw: Params;
  data: NodeData;
  /** `"<id>"`, or with a phase `"<id>:<phase>"`, as the literal to put into a step call. */
  step: (phase?: string) => Code;
  /** The retry policy and timeout as the second argument of `step.do`. */
  policy: Code;
};

/**
 * Everything about a kind of node. Palette, inspector form, JSON Schema, docs and contract tests derive from it.
 * Params carry their form in zod's metadata: see `params.ts`.
 */
export type NodeKind = {
  type: string;
  flow: Flow;
  category: Category;
  /** Shown in the palette, e.g. "HTTP request". */
  label: string;
  /** An icon's name in lucide, e.g. "globe". */
  icon: string;
  /** One sentence for the palette and the docs. */
  description: string;
  /** Markdown for the inspector's Docs tab and the docs page. */
  docs: string;
  params: z.ZodType;
  /** Params of a new node. */
  defaults: Params;
  /** Output handles besides `error`, in order. */
  outputs: (params: Params) => Handle[];
  /** Whether the node can fail on its own and so has an `error` handle. */
  failable: boolean;
  /** Whether failed attempts are retried by default; others take no `retry` or `timeout`. */
  retries: boolean;
  /** Whether `now()` and `uuid()` are allowed in its params. */
  nondeterminism: boolean;
  /** Handles a completed node takes. */
  handles: (output: Json, params: Params) => string[];
  /** One line on the card, e.g. "GET api.example.com/orders/…". Never throws, whatever the params are. */
  summary: (params: Params) => string;
  /** Steps it costs, phases included. */
  steps: (params: Params) => { phase?: string }[];
  /** Statements that run the node and end with `return` of its output; triggers and annotations have none. */
  emit?: (context: EmitContext) => Code;
};
