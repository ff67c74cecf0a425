import { type Json, limits, type OutputRef, type RunEvent } from "@weft/shared";

const encoder = new TextEncoder();

/** The output an event carries, if it is of a kind that carries one. */
export function outputOf(event: RunEvent): Json | undefined {
  if (event.type === "workflow_started") return event.params;
  return event.type === "step_completed" || event.type === "workflow_completed" ? event.output : undefined;
}

/** The event as viewers get it: an output over 16 KiB is a reference to where it can be read. */
export function shownEvent(event: RunEvent, runId: string): RunEvent {
  const output = outputOf(event);
  if (output === undefined || output === null || (typeof output !== "object" && typeof output !== "string"))
    return event;
  const size = byteLength(JSON.stringify(output));
  if (size <= limits.inlineOutputBytes) return event;
  const reference: OutputRef = { $ref: `/api/v1/runs/${runId}/outputs/${event.eventId}`, size };
  return event.type === "workflow_started"
    ? { ...event, params: reference }
    : ({ ...event, output: reference } as RunEvent);
}

/** Of its UTF-8; the text is only encoded where its length does not decide already. */
function byteLength(text: string): number {
  return text.length * 3 <= limits.inlineOutputBytes ? text.length : encoder.encode(text).length;
}
