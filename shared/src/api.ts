/**
 * The shapes that cross the wire under `/api/v1`. The worker validates requests and documents responses with them, the
 * web app takes its types from them. Times are ISO 8601 UTC, ids are strings, lists are newest first.
 */
import { z } from "zod";
import { diagnosticSchema } from "./diagnostics.ts";
import type { Graph } from "./graph.ts";
import type { Json } from "./json.ts";
import { isPlainText } from "./plain-text.ts";
import { nodeStatuses, runStatuses } from "./run-state.ts";
import { storedGraphSchema } from "./stored-graph.ts";

/** Any JSON value, kept as it is. */
export const jsonSchema = z
  .custom<Json>((value) => value !== undefined)
  .meta({ description: "Any JSON value", type: ["null", "boolean", "number", "string", "array", "object"] });
const graph = z.custom<Graph>().meta({ description: "A graph document, schemaVersion 1", type: "object" });
const time = z.string();
const failure = z.object({ name: z.string(), message: z.string() });

/** `application/problem+json`: every error answer of the API. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Stable, for programs: `not_found`, `not_published`, `stale_revision`, … */
  code: z.string(),
  detail: z.string(),
  issues: z.array(z.unknown()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const healthSchema = z.object({ status: z.literal("ok"), open: z.boolean() });

// Workflows and drafts

/** Unique it need not be; what could hide or reverse text is refused. */
const workflowName = z
  .string()
  .max(200)
  .refine((name) => name.trim() !== "", "A name needs at least one visible character.")
  .refine(isPlainText, "A name has no control, direction or broken characters.");

export const createWorkflowSchema = z.strictObject({
  name: workflowName,
  graph: storedGraphSchema.optional(),
  template: z.string().optional(),
});
export type CreateWorkflow = z.infer<typeof createWorkflowSchema>;

export const lastRunSchema = z.object({ id: z.string(), status: z.enum(runStatuses), startedAt: time });

export const workflowSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  revision: z.number().int(),
  liveVersion: z.number().int().nullable(),
  createdAt: time,
  updatedAt: time,
  lastRun: lastRunSchema.nullable(),
  /** Statuses of the latest runs, newest first, at most 20. */
  recentRuns: z.array(
    z.object({ id: z.string(), status: z.enum(runStatuses), durationMs: z.number().nullable() }),
  ),
  /** Boxes and wires for a miniature, in coordinates of the canvas; at most 60 nodes. Containers have a size. */
  miniature: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        type: z.string(),
        x: z.number(),
        y: z.number(),
        width: z.number().optional(),
        height: z.number().optional(),
      }),
    ),
    edges: z.array(z.tuple([z.string(), z.string()])),
  }),
});
export type WorkflowSummary = z.infer<typeof workflowSummarySchema>;

export const workflowSchema = z.object({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  draft: z.object({ graph, revision: z.number().int() }),
  liveVersion: z.number().int().nullable(),
  createdAt: time,
  updatedAt: time,
});
export type Workflow = z.infer<typeof workflowSchema>;

/** 201 of `POST /workflows`: the workflow, with its revision on top as in the list. */
export const createdWorkflowSchema = workflowSchema.extend({ revision: z.number().int() });

export const patchWorkflowSchema = z.strictObject({
  name: workflowName.optional(),
  enabled: z.boolean().optional(),
});

export const putDraftSchema = z.strictObject({ graph: storedGraphSchema });
export const savedDraftSchema = z.object({
  revision: z.number().int(),
  diagnostics: z.array(diagnosticSchema),
});
export type SavedDraft = z.infer<typeof savedDraftSchema>;

/** The 412 of a stale `If-Match`: both versions. */
export const staleDraftSchema = problemSchema.extend({
  yours: z.object({ graph }),
  theirs: z.object({ graph, revision: z.number().int() }),
});

// Compiling and publishing

const modules = z.record(z.string(), z.string());
const steps = z.record(z.string(), z.object({ nodeId: z.string(), phase: z.string().optional() }));
/** What a version may reach and use. `hosts` holds `*` where a host is computed at run time. */
export const manifestSchema = z.object({ hosts: z.array(z.string()), secrets: z.array(z.string()) });
export type Manifest = z.infer<typeof manifestSchema>;

export const compileRequestSchema = z.strictObject({ graph: storedGraphSchema });
export const compiledSchema = z.object({
  modules: modules.nullable(),
  steps,
  cost: z.object({ min: z.number().int(), max: z.number().int() }),
  manifest: manifestSchema,
  diagnostics: z.array(diagnosticSchema),
});

export const publishSchema = z.strictObject({
  message: z
    .string()
    .max(1000)
    .refine(
      (text) => isPlainText(text.replace(/[\r\n\t]/g, " ")),
      "A message has no control, direction or broken characters.",
    )
    .optional(),
});
export const publishedSchema = z.object({
  version: z.number().int(),
  hash: z.string(),
  manifest: manifestSchema,
  diagnostics: z.array(diagnosticSchema),
});
export type Published = z.infer<typeof publishedSchema>;

export const versionSummarySchema = z.object({
  version: z.number().int(),
  hash: z.string(),
  author: z.string(),
  message: z.string(),
  createdAt: time,
  live: z.boolean(),
});
export type VersionSummary = z.infer<typeof versionSummarySchema>;
export const versionSchema = versionSummarySchema.extend({ graph, modules, steps });
export type Version = z.infer<typeof versionSchema>;

// Runs

export const startRunSchema = z.strictObject({
  input: jsonSchema.optional(),
  version: z.union([z.number().int().positive(), z.literal("draft")]).optional(),
  trigger: z.string().optional(),
});
/** A draft run's version is `"draft"`. */
const runVersion = z.union([z.number().int(), z.literal("draft")]);
export const startedRunSchema = z.object({
  id: z.string(),
  version: runVersion,
  status: z.enum(runStatuses),
});

export const runSummarySchema = z.object({
  id: z.string(),
  workflowId: z.string(),
  workflowName: z.string(),
  version: runVersion,
  trigger: z.string(),
  /** The run whose step started this one. */
  parent: z.string().nullable(),
  status: z.enum(runStatuses),
  error: failure.extend({ nodeId: z.string().optional() }).nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  endedAt: time.nullable(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

export const nodeStateSchema = z.object({
  status: z.enum(nodeStatuses),
  attempts: z.number().int(),
  output: jsonSchema,
  error: failure.nullable(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  until: time.nullable(),
  passes: z
    .object({ total: z.number().int(), complete: z.number().int(), errored: z.number().int() })
    .optional(),
});

export const runSchema = runSummarySchema.extend({
  /** What the run was started with. */
  input: jsonSchema,
  output: jsonSchema,
  nodes: z.record(z.string(), nodeStateSchema),
});
export type Run = z.infer<typeof runSchema>;

/**
 * `GET /runs/:id/definition`: the graph and the code a run executes. It never changes, and it is the only way to see
 * those of a draft run, which has no version to look up.
 */
export const runDefinitionSchema = z.object({ graph, modules, steps });
export type RunDefinition = z.infer<typeof runDefinitionSchema>;

export const attemptSchema = z.object({
  attempt: z.number().int(),
  status: z.enum(["running", "complete", "errored", "cancelled"]),
  error: failure.nullable(),
  startedAt: time,
  endedAt: time.nullable(),
});
/** One row per step of the engine and pass: the node's own step, and its phases. */
export const stepRowSchema = z.object({
  name: z.string(),
  nodeId: z.string(),
  phase: z.string().nullable(),
  iteration: z.array(z.number().int()),
  type: z.enum(["step", "sleep", "wait"]),
  status: z.enum(["running", "complete", "errored", "cancelled"]),
  output: jsonSchema,
  startedAt: time,
  endedAt: time.nullable(),
  attempts: z.array(attemptSchema),
});
export type StepRow = z.infer<typeof stepRowSchema>;

/** 202 of pause, resume, cancel and of an event: the wish is kept until the engine shows it. */
export const acceptedSchema = z.object({ id: z.string(), status: z.enum(runStatuses) });

/** The body of an operation that needs no more than its address. */
export const nothingSchema = z.strictObject({});

export const sendEventSchema = z.strictObject({
  name: z.string().min(1).max(200),
  payload: jsonSchema.optional(),
});
export const cancelSchema = z.strictObject({ undo: z.boolean().optional() });

export const logLineSchema = z.object({
  at: time,
  level: z.enum(["debug", "info", "warn", "error"]),
  nodeId: z.string().nullable(),
  /** In loops, the pass that logged it: indices, the outermost first. */
  iteration: z.array(z.number().int()).optional(),
  message: z.string(),
});
export type LogLine = z.infer<typeof logLineSchema>;

/** A page of a list; `cursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), cursor: z.string().nullable() });
export type Page<T> = { items: T[]; cursor: string | null };
