import { text } from "./evaluation.js";
import { Failure } from "./failure.js";

/** @param {unknown} message @returns {never} */
export function failWith(message) {
  throw new Failure("Error", text(message), { retryable: false });
}
