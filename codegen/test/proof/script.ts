/** A world in which everything is said outright, for samples that people read. */
import type { Json } from "@weft/shared";
import type { Outcome, WaitEnding } from "./world.ts";

/** What the world does with one step. What is left out goes at once and well, and is answered `null`. */
export type Script = {
  /** Milliseconds of an attempt. */
  takes?: number;
  /** The body of an HTTP answer, what the store gives, what code returns, the output of a run that is waited for. */
  answer?: Json;
  /** How the first attempts fail, one after the other; the one after them goes well. */
  fails?: Trouble[];
  /** The event that ends a wait; left out, it times out. */
  event?: string;
  /** Milliseconds until that event; left out, it had come before. */
  after?: number;
};

type Trouble = { name: string; message: string; retryable?: boolean } | "too slow";

/** By step, `fetch[1]`, or by node, `fetch`, for all its passes. */
export type Scripts = { [stepOrNode: string]: Script };

export function scriptOf(scripts: Scripts, step: string): Script {
  const [key = ""] = step.split(":");
  return scripts[key] ?? scripts[key.split("[", 1)[0] as string] ?? {};
}

export function outcomeOf({ fails = [] }: Script, attempt: number): Outcome {
  const trouble = fails[attempt - 1];
  if (trouble === undefined) return "well";
  if (trouble === "too slow") return "slow";
  return trouble.retryable === false ? "broken" : "busy";
}

export const waitEnding = ({ event, after }: Script): WaitEnding =>
  event === undefined ? { event: null, after: 0 } : { event, after: after ?? null };

/** The failure of an attempt that fails: name, message, whether another may go well. */
export function failureIn({ fails = [] }: Script, attempt: number): [string, string, boolean] | undefined {
  const trouble = fails[attempt - 1];
  if (trouble === undefined || trouble === "too slow") return undefined;
  return [trouble.name, trouble.message, trouble.retryable ?? true];
}
