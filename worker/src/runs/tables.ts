/** What a run keeps while it lives. Its archive takes all of it over when it has ended. */
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One row: the plan, in columns because a row holds 2 MB and the graph is in R2. */
export const plans = sqliteTable("plans", {
  id: integer("id").primaryKey(),
  /** JSON of the plan without graph, steps and the trigger's output. */
  facts: text("facts").notNull(),
  /** JSON: step name pattern → node and phase. */
  steps: text("steps").notNull(),
  /** JSON. */
  triggerOutput: text("trigger_output").notNull(),
});

/** The engine's events as run events, from the first on without a gap; the latest may still be in memory only. */
export const history = sqliteTable("history", {
  eventId: integer("event_id").primaryKey(),
  /** JSON. */
  event: text("event").notNull(),
});

export const logLines = sqliteTable("log_lines", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  /** Milliseconds since 1970. */
  at: integer("at").notNull(),
  level: text("level", { enum: ["debug", "info", "warn", "error"] }).notNull(),
  nodeId: text("node_id"),
  /** JSON: loop indices; none outside of loops. */
  iteration: text("iteration"),
  message: text("message").notNull(),
});

/** Waits in the order in which they were opened; a closed one keeps its answer. */
export const waits = sqliteTable("waits", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  /** The step's name with its indices: `ask[2]`. */
  key: text("key").notNull().unique(),
  nodeId: text("node_id").notNull(),
  /** JSON: loop indices. */
  iteration: text("iteration").notNull(),
  /** JSON: the names it waits for. */
  events: text("events").notNull(),
  /** ISO 8601 UTC. */
  until: text("until").notNull(),
  /** The event it has taken. */
  eventId: integer("event_id"),
  isClosed: integer("is_closed", { mode: "boolean" }).notNull().default(false),
});

/** Events sent to the run, in the order of their arrival. */
export const inbox = sqliteTable(
  "inbox",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    name: text("name").notNull(),
    /** JSON. */
    payload: text("payload").notNull(),
    /** ISO 8601 UTC. */
    receivedAt: text("received_at").notNull(),
    isTaken: integer("is_taken", { mode: "boolean" }).notNull().default(false),
  },
  (row) => [index("inbox_by_name").on(row.name, row.isTaken, row.id)],
);

/** One row, if somebody wants the run to be in another state than the engine shows. */
export const wishes = sqliteTable("wishes", {
  id: integer("id").primaryKey(),
  wish: text("wish", { enum: ["pause", "resume", "undo", "cancel"] }).notNull(),
  /** Milliseconds since 1970. */
  since: integer("since").notNull().default(0),
});

/** Undos that gave up, by the step's name with its indices. */
export const undoFailures = sqliteTable("undo_failures", {
  step: text("step").primaryKey(),
  name: text("name").notNull(),
  message: text("message").notNull(),
});
