/** Sleeping until a moment and waiting for events. */

import { milliseconds } from "./duration.js";
import { callHost } from "./host.js";

/**
 * Opens the wait of this node with the host, which keeps the events that were sent to the run.
 * @param {any} context
 * @param {string[]} events
 * @param {number | string} timeout
 * @returns {Promise<{ answered: boolean, until: string }>}
 */
export const openWait = (context, events, timeout) =>
  callHost(context, "openWait", {
    key: context.key,
    nodeId: context.nodeId,
    iteration: context.iteration,
    events,
    timeoutMs: milliseconds(timeout),
  });

/**
 * Closes the wait of this node, by the event that answered it or as timed out (all `null`).
 * @param {any} context
 * @returns {Promise<{ event: string | null, payload: unknown, receivedAt: string | null }>}
 */
export const closeWait = (context) => callHost(context, "closeWait", { key: context.key });

/** The type of the engine's event that wakes a wait. @param {string} nodeId @param {number[]} iteration */
export const waitEventType = (nodeId, iteration) => ["wait", nodeId, ...iteration].join("-");

/** When a sleep that begins now ends. @param {unknown} duration */
export function endAfter(duration) {
  const ms = milliseconds(duration);
  return { ms, until: new Date(Date.now() + ms).toISOString() };
}

/** How long a sleep until `moment` lasts from now; a past moment is over at once. @param {unknown} moment */
export function endAt(moment) {
  const at =
    typeof moment === "number" ? moment : typeof moment === "string" ? Date.parse(moment) : Number.NaN;
  if (Number.isNaN(new Date(at).getTime()))
    throw new TypeError(`${JSON.stringify(moment)} is no date. Use an ISO 8601 text or milliseconds.`);
  return { ms: Math.max(0, at - Date.now()), until: new Date(at).toISOString() };
}
