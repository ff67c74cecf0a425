import type { DiagnosticCode, Json } from "@weft/shared";
import type { z } from "zod";
import type { Code } from "../code.ts";
import type { Branching, Emission, EmitContext } from "./emission.ts";
import type { ParamIssue } from "./param-issue.ts";

/**
 * How a kind behaves in the flow; the phases, the canvas and the reducer know only this.
 * - `trigger`: starts runs, has no input, no step.
 * - `linear`: one way on.
 * - `branch`: takes the handles its output names.
 * - `wait`: may be idle for long; dropped when its scope fails.
 * - `loop`: a container whose body runs in passes.
 * - `scope`: a container whose body runs once.
 * - `end`: nothing comes after it.
 * - `annotation`: never runs, has no handles.
 */
export type Flow = "trigger" | "linear" | "branch" | "wait" | "loop" | "scope" | "end" | "annotation";

export type Category = "triggers" | "actions" | "logic" | "annotations";

export type Handle = { id: string; label: string };

export type KindWarning = { code: DiagnosticCode; message: string; field: string };

export type Params = { [key: string]: Json };

/** Steps of a body's pass or of a whole run; `max` is undefined where nobody can tell. */
export type StepCount = { min: number; max: number | undefined };

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
  /** Output handles besides `error` and `undo`, in order. */
  outputs: (params: Params) => Handle[];
  /** Whether the language gives the kind an `error` handle: actions and containers. The failure of another is the run's. */
  failable: boolean;
  /** Whether failed attempts are retried by default; others take no `retry` or `timeout`. */
  retries: boolean;
  /** Whether `now()` and `uuid()` are allowed in its params. */
  nondeterminism: boolean;
  /** Handles a completed node takes. */
  handles: (output: Json, params: Params) => string[];
  /** Whether several of its handles may be taken at once. */
  takesSeveral?: (params: Params) => boolean;
  /** Who may start a run from this trigger. */
  startedBy?: "api" | "call";
  /** Whether a node of this kind does nothing but make its output. */
  pure?: boolean;
  /** Whether it always fails. */
  fails?: boolean;
  /** Whether a step with these params changes something outside that an undo could take back. */
  changesOutside?: (params: Params) => boolean;
  /** What is wrong with the params besides their schema. */
  check?: (params: Params) => ParamIssue[];
  /** What is likely a mistake; `isConstant(path)` tells whether a param is the same in every run. */
  warnings?: (params: Params, isConstant: (path: string) => boolean) => KindWarning[];
  /** Hosts its steps may reach; `*` for one that is computed. */
  hosts?: (params: Params) => string[];
  /** One line on the card, e.g. "GET api.example.com/orders/…". Never throws, whatever the params are. */
  summary: (params: Params) => string;
  /** The steps it costs, phases included, in their order; a container's body not counted. `perPass`: once in every pass. */
  steps: (params: Params) => { phase?: string; perPass?: boolean }[];
  /** What expressions in the body of a loop can read of the pass. */
  passVariables?: readonly ("item" | "index")[];
  /** The param that holds code of the user's, a module of its own beside the workflow's; it may be longer than other text. */
  source?: string;
  /** Of a container: the param that says what a pass gives; `undefined` where its leaves do. */
  output?: (params: Params) => string | undefined;
  /** How often a container's body runs. */
  passes?: (params: Params) => StepCount;
  /** One attempt of an action as an expression; what is emitted for it is a step around this. */
  attempt?: (context: EmitContext) => Code;
  /** The code that runs the node, where it is not one step around `attempt`. Triggers and annotations have none. */
  emit?: (context: EmitContext) => Emission;
  /** How a node that chooses among its handles does so. */
  branching?: (context: EmitContext) => Branching;
};

/** Whether nodes of this kind hold others. */
export const isContainerKind = (kind: NodeKind | undefined): boolean =>
  kind?.flow === "loop" || kind?.flow === "scope";

/** Whether nodes of this kind are steps of a run. */
export const runs = (kind: NodeKind): boolean => kind.emit !== undefined || kind.attempt !== undefined;
