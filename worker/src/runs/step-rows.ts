/** One row per step and pass, folded from a run's events. */
import { isTerminalEvent, type RunEvent, type StepRow } from "@weft/shared";
import type { StepsQuery } from "./plan.ts";

/** `at` is the id of the event that began the row: its place in the list. */
export type PlacedStepRow = StepRow & { at: number };

/** The rows of all steps, in the order in which they began. Events come in order, as viewers see them. */
export function stepRows(events: Iterable<RunEvent>): PlacedStepRow[] {
  const rows = new Map<string, PlacedStepRow>();
  for (const event of events) {
    if (isTerminalEvent(event)) for (const row of rows.values()) cancel(row, event.timestamp);
    else if ("stepName" in event && event.nodeId !== undefined)
      fold(rows, { ...event, nodeId: event.nodeId });
  }
  return [...rows.values()];
}

/** Of one node, or of one pass: an iteration selects its own steps and those of the passes inside it. */
export function selectedRows(
  rows: PlacedStepRow[],
  { node, iteration }: Pick<StepsQuery, "node" | "iteration">,
): PlacedStepRow[] {
  return rows.filter(
    (row) =>
      (node === undefined || row.nodeId === node) &&
      (iteration === undefined || iteration.every((index, level) => row.iteration[level] === index)),
  );
}

type StepEvent = Extract<RunEvent, { stepName: string }> & { nodeId: string };

function fold(rows: Map<string, PlacedStepRow>, event: StepEvent): void {
  const type = rowType(event.type);
  if (type === undefined) return;
  const row = rows.get(event.stepName) ?? begin(rows, event, type);
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

function begin(rows: Map<string, PlacedStepRow>, event: StepEvent, type: StepRow["type"]): PlacedStepRow {
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
  rows.set(event.stepName, row);
  return row;
}

function endAttempt(row: StepRow, number: number, end: Partial<StepRow["attempts"][number]>): void {
  const attempt = row.attempts.findLast((candidate) => candidate.attempt === number);
  if (attempt) Object.assign(attempt, end);
}

/** What has not ended when the run ends never will. */
function cancel(row: StepRow, timestamp: number): void {
  if (row.endedAt !== null) return;
  const end = { status: "cancelled", endedAt: iso(timestamp) } as const;
  Object.assign(row, end);
  for (const attempt of row.attempts) if (attempt.endedAt === null) Object.assign(attempt, end);
}

const iso = (ms: number): string => new Date(ms).toISOString();
