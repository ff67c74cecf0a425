import type { DiagnosticCode, Json } from "@weft/shared";
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

export type KindWarning = { code: DiagnosticCode; message: string; field: string };

export type Params = { [key: string]: Json };

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
  /** The step's configuration with a comma behind it, or nothing where the defaults do. */
  policy: Code;
  /** A name for a local of the node's body that clashes with no node. */
  local: (name: string) => Code;
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
  /** Whether the language gives the kind an `error` handle: actions and containers. The failure of another is the run's. */
  failable: boolean;
  /** Whether failed attempts are retried by default; others take no `retry` or `timeout`. */
  retries: boolean;
  /** Whether `now()` and `uuid()` are allowed in its params. */
  nondeterminism: boolean;
  /** Handles a completed node takes. */
  handles: (output: Json, params: Params) => string[];
  /** Whether a node of this kind does nothing but make its output. */
  pure?: boolean;
  /** What is likely a mistake; `isConstant(path)` tells whether a param is the same in every run. */
  warnings?: (params: Params, isConstant: (path: string) => boolean) => KindWarning[];
  /** Hosts its steps may reach; `*` for one that is computed. */
  hosts?: (params: Params) => string[];
  /** One line on the card, e.g. "GET api.example.com/orders/…". Never throws, whatever the params are. */
  summary: (params: Params) => string;
  /** The steps it costs, phases included, in their order. */
  steps: (params: Params) => { phase?: string }[];
  /** Statements that run the node, set its variable and return the handle taken (none: `out`). Triggers have none. */
  emit?: (context: EmitContext) => Code;
};
