import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What the workspace knows about itself: its run key, whether its examples were made. */
export const facts = sqliteTable("facts", {
  name: text("name").primaryKey(),
  value: text("value").notNull(),
});

/** A deleted workflow stays as a name for the runs it had. */
export const workflows = sqliteTable("workflows", {
  seq: integer("seq").primaryKey({ autoIncrement: true }),
  id: text("id").notNull().unique(),
  name: text("name").notNull(),
  enabled: integer("enabled", { mode: "boolean" }).notNull().default(true),
  revision: integer("revision").notNull().default(1),
  /** The draft without its nodes and edges, as JSON. */
  document: text("document").notNull(),
  /** JSON: boxes and wires for the list of workflows. */
  miniature: text("miniature").notNull(),
  liveVersion: integer("live_version"),
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
  deletedAt: text("deleted_at"),
});

/**
 * One row per node or edge, so that no draft is too large for a row and a change writes only what it changes.
 * `key` is the id as JSON text: a draft's ids may be any string, and SQLite's text cannot hold a lone surrogate.
 */
const draftColumns = () => ({
  workflowId: text("workflow_id").notNull(),
  key: text("key").notNull(),
  /** The place in the list; there are gaps. */
  rank: integer("rank").notNull(),
  json: text("json").notNull(),
});

export const draftNodes = sqliteTable("draft_nodes", draftColumns(), (row) => [
  primaryKey({ columns: [row.workflowId, row.key] }),
]);

export const draftEdges = sqliteTable("draft_edges", draftColumns(), (row) => [
  primaryKey({ columns: [row.workflowId, row.key] }),
]);

/** What the compiler made of a graph: the module and the graph themselves are in R2, under their hashes. */
export const builds = sqliteTable(
  "builds",
  {
    hash: text("hash").notNull(),
    graphHash: text("graph_hash").notNull(),
    /** JSON: step name pattern → node and phase. */
    steps: text("steps").notNull(),
    /** JSON: the triggers a run can start from; of the oldest builds their ids alone. */
    triggers: text("triggers").notNull(),
    manifest: text("manifest").notNull(),
  },
  (row) => [primaryKey({ columns: [row.hash, row.graphHash] })],
);

export const versions = sqliteTable(
  "versions",
  {
    workflowId: text("workflow_id").notNull(),
    version: integer("version").notNull(),
    hash: text("hash").notNull(),
    graphHash: text("graph_hash").notNull(),
    message: text("message").notNull(),
    author: text("author").notNull(),
    createdAt: text("created_at").notNull(),
  },
  (row) => [primaryKey({ columns: [row.workflowId, row.version] })],
);

export const runs = sqliteTable(
  "runs",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    id: text("id").notNull().unique(),
    workflowId: text("workflow_id").notNull(),
    /** A number, or `draft`. */
    version: text("version").notNull(),
    hash: text("hash").notNull(),
    graphHash: text("graph_hash").notNull(),
    trigger: text("trigger").notNull(),
    status: text("status").notNull(),
    /** JSON of `{ name, message, nodeId? }`. */
    error: text("error"),
    createdAt: text("created_at").notNull(),
    startedAt: text("started_at"),
    endedAt: text("ended_at"),
    /** Of the request that an idempotency key stands for. */
    requestHash: text("request_hash").notNull(),
    /** The run whose step started it. */
    parentRunId: text("parent_run_id"),
    /** How many runs stand above it. */
    depth: integer("depth").notNull().default(0),
    /** Whether its parent waits for its end and has not heard of it. */
    isAwaited: integer("is_awaited", { mode: "boolean" }).notNull().default(false),
  },
  (row) => [
    index("runs_untold").on(row.seq).where(sql`${row.isAwaited} AND ${row.endedAt} IS NOT NULL`),
    index("runs_by_workflow").on(row.workflowId, row.seq),
    index("runs_active").on(row.seq).where(sql`${row.endedAt} IS NULL`),
  ],
);

/** Runs that the engine and the run's object may not know of yet, with the trigger's output they start with. */
export const starts = sqliteTable("starts", {
  runId: text("run_id").primaryKey(),
  /** JSON. */
  output: text("output").notNull(),
});

/** The keys and values of the workspace's `store` steps, in the order of the key's bytes. */
export const storedValues = sqliteTable("stored_values", {
  key: text("key").primaryKey(),
  /** JSON. */
  value: text("value").notNull(),
  /** Of the value's UTF-8. */
  bytes: integer("bytes").notNull(),
});

/** Changes that steps of active runs have made to them. */
export const storeReceipts = sqliteTable(
  "store_receipts",
  {
    runId: text("run_id").notNull(),
    /** `<node>[:<i>.<j>]`. */
    step: text("step").notNull(),
    /** JSON, where it does not follow from the call. */
    result: text("result"),
  },
  (row) => [primaryKey({ columns: [row.runId, row.step] })],
);
