import { Failure } from "./failure.js";
import { textSize } from "./measure.js";

const outputLimit = 1024 * 1024;

/** A step's output: JSON, `null` for nothing, at most 1 MiB. @param {unknown} value */
export function record(value) {
  // Measured first: the text of a value that holds the same part many times over may be endless.
  const text = textSize(value, outputLimit) > outputLimit ? null : JSON.stringify(value);
  if (text === undefined) return null;
  if (text === null || (text.length > outputLimit / 3 && new TextEncoder().encode(text).length > outputLimit))
    throw new Failure(
      "OutputTooLarge",
      "The output is over 1 MiB. Keep it in a file or the store and pass a reference on.",
      { retryable: false },
    );
  return JSON.parse(text);
}
