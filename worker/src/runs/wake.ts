import { waitEventType } from "@weft/codegen";
import type { Database } from "./database.ts";
import { answeredWaits } from "./waits.ts";

/** No wait is for this type, so it is never consumed: it only makes the engine take the run up. */
const wakeEvent = { type: "weft-wake", payload: null };

/** Must not be done to a paused instance: its timers that passed meanwhile would be dropped (PLATFORM, trap 1). */
export const wakeEngine = (instance: WorkflowInstance): Promise<void> => instance.sendEvent(wakeEvent);

/**
 * Wakes the steps whose wait has its event. Resolves to whether there is nothing left to wake for now: a paused run is
 * left alone until it runs again.
 */
export async function deliverWakes(db: Database, instance: WorkflowInstance): Promise<boolean> {
  if (await isPaused(instance)) return true;
  for (const { nodeId, iteration } of answeredWaits(db))
    await instance.sendEvent({ type: waitEventType(nodeId, iteration), payload: null });
  return answeredWaits(db).length === 0;
}

/**
 * Takes up a run that the engine lost with its process (PLATFORM, trap 1). A pause that was still waiting for running
 * steps has none to wait for any more, and waking ends it in `paused`.
 */
export async function reviveEngine(instance: WorkflowInstance): Promise<void> {
  if ((await instance.status()).status !== "paused") await wakeEngine(instance);
}

async function isPaused(instance: WorkflowInstance): Promise<boolean> {
  const { status } = await instance.status();
  return status === "paused" || status === "waitingForPause";
}
