import { Failure } from "./failure.js";
import { callHost } from "./host.js";

/**
 * The workspace's store. What it wrote or counted it does once, also if the attempt is made again.
 * @param {any} context Of the attempt.
 * @param {{ op: string, key: unknown, value?: unknown, by?: unknown }} request
 */
export function store(context, { op, key, value, by }) {
  if (key === "") throw new Failure("TypeError", "The key is empty", { retryable: false });
  return callHost(context, "store", {
    op,
    key: String(key),
    ...(op === "set" ? { value: value ?? null } : {}),
    ...(op === "increment" ? { by: Number(by ?? 1) } : {}),
  });
}
