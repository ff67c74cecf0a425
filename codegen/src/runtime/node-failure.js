/** Failures as those of a node: they know the step they came from. */
import { Failure, isAbort, isUndoing, neverBegun, unpackFailure } from "./failure.js";
import { dropped, never } from "./scope.js";
import { about } from "./step-name.js";

/** `step` is the name of the step that failed; `isReplayed` where that was in an earlier execution. */
/** @typedef {Failure & { step?: string, isReplayed?: boolean }} NodeFailure */

/** @param {unknown} error */
export const isOver = (error) => error === dropped;

/** @param {unknown} error @returns {NodeFailure} */
export function nodeFailure(error) {
  const failure = unpackFailure(error);
  const { step, isReplayed } = /** @type {any} */ (error ?? {});
  return Object.assign(new Failure(failure.name, failure.message, failure), { step, isReplayed });
}

/** What the engine threw out of a step. @param {string} name @param {unknown} error @param {boolean} isReplayed */
export async function failureOf(name, error, isReplayed) {
  if (isAbort(error)) return error;
  // The engine is undoing: whatever came back to `run()` now would make it undo everything twice (PLATFORM, trap 17).
  if (isUndoing(error)) return never();
  if (error instanceof Error && error.message.endsWith(neverBegun)) return dropped;
  const failure = nodeFailure(error);
  const nodeId = failure.nodeId ?? about(name).nodeId;
  return Object.assign(nodeFailure(failure), { step: name, nodeId, isReplayed });
}
