/** How the end of a run reaches the run that waits for it: as an event that nobody else can send. */
import { type Failure, isRunEnded, type Json, limits, type RunState } from "@weft/shared";

const reserved = "weft:";

/** Names of events that are ours alone. */
export const isReservedEvent = (name: string): boolean => name.startsWith(reserved);

export const childEndEvent = (runId: string): string => `${reserved}run:${runId}`;

export type ChildEnd = { output: Json } | { failure: Failure };

/** What the end of a run is to the step that waits for it. */
export function childEnd(
  runId: string,
  { status, output, error }: Pick<RunState, "status" | "output" | "error">,
): ChildEnd | undefined {
  if (!isRunEnded(status)) return undefined;
  if (status === "cancelled")
    return {
      failure: { name: "RunCancelled", message: `The run ${runId} that this step waited for was cancelled.` },
    };
  if (error) return { failure: { name: error.name, message: error.message } };
  const size = new TextEncoder().encode(JSON.stringify(output)).length;
  if (size <= limits.stepOutputBytes) return { output };
  const message = `The output of the run ${runId} is over 1 MiB. Let it return less, or a reference to where it is kept.`;
  return { failure: { name: "OutputTooLarge", message } };
}
