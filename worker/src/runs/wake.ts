import { waitEventType } from "@weft/codegen";
import type { Database } from "./database.ts";
import { answeredWaits } from "./waits.ts";

/** No wait is for this type, so it is never consumed: it only makes the engine take the run up. */
const wakeEvent = { type: "weft-wake", payload: null };

/** Must not be done to a paused instance: its timers that passed meanwhile would be dropped (PLATFORM, trap 1). */
export const wakeEngine = (instance: WorkflowInstance): Promise<void> => instance.sendEvent(wakeEvent);

/** Wakes the steps whose wait has its event. Resolves to whether there were none. */
export async function deliverWakes(db: Database, instance: WorkflowInstance): Promise<boolean> {
  const waiting = answeredWaits(db);
  for (const { nodeId, iteration } of waiting)
    await instance.sendEvent({ type: waitEventType(nodeId, iteration), payload: null });
  return waiting.length === 0;
}

/**
 * Takes up a run that the engine lost with its process (PLATFORM, trap 1). A pause that was still waiting for running
 * steps has none to wait for any more, and waking ends it in `paused`. A run that is to be cancelled is not taken up: it would start the next step.
 */
export async function reviveEngine(instance: WorkflowInstance, isOver: boolean): Promise<void> {
  const { status } = await instance.status();
  if (status === "waitingForPause" || (status !== "paused" && !isOver)) await wakeEngine(instance);
}
