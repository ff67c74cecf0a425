import { ApiError } from "./problem.ts";

/** JSON has no number that JSON text like `1e999` stands for: it would be stored as `null`. @throws 422 `bad_number` */
export function requireFinite(value: unknown, field: string): void {
  const at = findInfinite(value, field);
  if (at === undefined) return;
  const message = `${at.slice(0, 200)} is a number too large to be kept.`;
  throw new ApiError(422, "bad_number", message, { issues: [{ code: "bad_number", field: at, message }] });
}

function findInfinite(value: unknown, path: string): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : path;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = findInfinite(item, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
