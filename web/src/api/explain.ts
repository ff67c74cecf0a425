import type { Words } from "../words/en.ts";
import { isProblem } from "./problem.ts";

/** The sentence a person is shown for a failed call. */
export function explain(error: unknown, words: Words): string {
  if (isProblem(error) && error.status === 0) return words.problems.unreachable.detail;
  if (isProblem(error) && error.status === 401) return words.problems.unauthorized.detail;
  return error instanceof Error ? error.message : String(error);
}
