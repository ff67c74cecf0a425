/** One row per step and pass, folded from a run's events. */
import type { RunEvent, RunGraph, StepRow } from "@weft/shared";
import { endedScopes, type Scope } from "./ended-scopes.ts";
import type { StepsQuery } from "./plan.ts";

/** `at` is the id of the event that began the row: its place in the list. */
export type PlacedStepRow = StepRow & { at: number };

/** The rows of all steps, in the order in which they began. Events come in order, as viewers see them. */
export function stepRows(events: Iterable<RunEvent>, graph: RunGraph): PlacedStepRow[] {
  const rows: Rows = { all: new Map(), open: new Set() };
  const endedWith = endedScopes(graph);
  for (const event of events) {
    if ("stepName" in event && event.nodeId !== undefined) fold(rows, { ...event, nodeId: event.nodeId });
    for (const scope of endedWith(event)) cancelWithin(rows, scope, event.timestamp);
  }
  return [...rows.all.values()];
}

type Rows = { all: Map<string, PlacedStepRow>; open: Set<PlacedStepRow> };
/** What has not ended with its scope never will. */
function cancelWithin(rows: Rows, { has, iteration }: Scope, timestamp: number): void {
  for (const row of rows.open)
    if (has(row.nodeId) && isOfPass(row, iteration)) {
      rows.open.delete(row);
      cancel(row, timestamp);
    }
}

const isOfPass = (row: StepRow, iteration: readonly number[]): boolean =>
  iteration.every((index, level) => row.iteration[level] === index);

/** Of one node, or of one pass: an iteration selects its own steps and those of the passes inside it. */
export function selectedRows(
  rows: PlacedStepRow[],
  { node, iteration }: Pick<StepsQuery, "node" | "iteration">,
): PlacedStepRow[] {
  return rows.filter(
    (row) =>
      (node === undefined || row.nodeId === node) && (iteration === undefined || isOfPass(row, iteration)),
  );
}

type StepEvent = Extract<RunEvent, { stepName: string }>;

function fold(rows: Rows, event: StepEvent & { nodeId: string }): void {
  const type = rowType(event.type);
  if (type === undefined) return;
  const row = rows.all.get(event.stepName) ?? begin(rows, event, type);
  if (row.status === "cancelled") return;
  apply(row, event);
  if (row.endedAt !== null) rows.open.delete(row);
}

function apply(row: PlacedStepRow, event: StepEvent): void {
  const time = iso(event.timestamp);
  switch (event.type) {
    case "step_completed":
      Object.assign(row, { status: "complete", output: event.output, endedAt: time });
      break;
    case "sleep_completed":
    case "wait_completed":
    case "wait_timed_out":
      Object.assign(row, { status: "complete", endedAt: time });
      break;
    case "step_errored":
      Object.assign(row, { status: "errored", endedAt: time });
      break;
    case "attempt_started":
      row.attempts.push({
        attempt: event.attempt,
        status: "running",
        error: null,
        startedAt: time,
        endedAt: null,
      });
      break;
    case "attempt_completed":
      endAttempt(row, event.attempt, { status: "complete", error: null, endedAt: time });
      break;
    case "attempt_errored":
      endAttempt(row, event.attempt, { status: "errored", error: event.error, endedAt: time });
      break;
  }
}

function rowType(eventType: RunEvent["type"]): StepRow["type"] | undefined {
  if (eventType.startsWith("step_") || eventType.startsWith("attempt_")) return "step";
  if (eventType.startsWith("sleep_")) return "sleep";
  return eventType.startsWith("wait_") ? "wait" : undefined;
}

function begin(rows: Rows, event: StepEvent & { nodeId: string }, type: StepRow["type"]): PlacedStepRow {
  const row: PlacedStepRow = {
    at: event.eventId,
    name: event.stepName.replace(/-\d+$/, ""),
    nodeId: event.nodeId,
    phase: event.phase ?? null,
    iteration: event.iteration ?? [],
    type,
    status: "running",
    output: null,
    startedAt: iso(event.timestamp),
    endedAt: null,
    attempts: [],
  };
  rows.all.set(event.stepName, row);
  rows.open.add(row);
  return row;
}

function endAttempt(row: StepRow, number: number, end: Partial<StepRow["attempts"][number]>): void {
  const attempt = row.attempts.findLast((candidate) => candidate.attempt === number);
  if (attempt) Object.assign(attempt, end);
}

function cancel(row: StepRow, timestamp: number): void {
  const end = { status: "cancelled", endedAt: iso(timestamp) } as const;
  Object.assign(row, end);
  for (const attempt of row.attempts) if (attempt.endedAt === null) Object.assign(attempt, end);
}

const iso = (ms: number): string => new Date(ms).toISOString();
