import { Failure } from "./failure.js";

/** As many as a run may have steps. */
const mostItems = 10_000;

/** The items of a loop. @param {unknown} value @returns {unknown[]} */
export function listOf(value) {
  if (Array.isArray(value) && value.length > mostItems)
    throw new Failure(
      "TooManySteps",
      `A loop of ${value.length} items is more than the ${mostItems} steps of a run`,
      {
        retryable: false,
      },
    );
  if (Array.isArray(value)) return value;
  const kind = value === null ? "null" : typeof value;
  throw new TypeError(`The items of a loop are an array, not ${value === undefined ? "missing" : kind}`);
}

/** @param {number} passes */
export const exhausted = (passes) =>
  new Failure(
    "LimitExceeded",
    `The condition did not hold after ${passes} ${passes === 1 ? "pass" : "passes"}`,
    {
      retryable: false,
    },
  );
