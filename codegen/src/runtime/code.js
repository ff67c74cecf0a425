/** The code step: one call of a function that a user wrote. */
import { codeContext } from "./code-context.js";
import { Failure, thrownFailure } from "./failure.js";
import { beginCounting, endCounting } from "./guard.js";
import { checkSerializable } from "./serializable.js";

/**
 * @param {any} context Of the attempt.
 * @param {() => Promise<{ default: unknown }>} load Gives the step's module: what it does as it is loaded is part of the step.
 * @param {unknown} input
 */
export async function runCode(context, load, input) {
  const { ctx, logged } = codeContext(context);
  beginCounting();
  try {
    const { default: run } = await load();
    if (typeof run !== "function")
      throw new Failure("TypeError", "The default export is not a function", { retryable: false });
    // A copy: what it changes must not show in what others read, nor in the next attempt.
    const output = await run(structuredClone(input), ctx);
    checkSerializable(output);
    return output;
  } catch (error) {
    throw failureIn(error);
  } finally {
    endCounting();
    await logged();
  }
}

/** What the code threw, with the line where it did. It is tried again unless it says otherwise. @param {unknown} error */
function failureIn(error) {
  const failure = thrownFailure(error);
  const line = lineOf(error);
  const message = line === undefined ? failure.message : `${failure.message} (line ${line})`;
  return new Failure(failure.name, message, { retryable: true, ...failure });
}

/** @param {unknown} error */
const lineOf = (error) =>
  error instanceof Error ? /\bcode\/\w+\.js:(\d+)/.exec(error.stack ?? "")?.[1] : undefined;
