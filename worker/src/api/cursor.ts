import type { Page } from "@weft/shared";
import type { Slice } from "../runs/plan.ts";
import { ApiError } from "./problem.ts";

/** A position in a list as text that says nothing to anybody but us; `list` keeps cursors from being mixed up. */
const encode = (list: string, position: number): string =>
  btoa(`${list}:${position}`).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_");

/** @throws 400 for what this list did not give out */
export function positionOf(list: string, cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const match = /^([a-z]+):(\d{1,15})$/.exec(decode(cursor) ?? "");
  if (match?.[1] !== list)
    throw new ApiError(400, "bad_cursor", "This cursor is not one that this list gave.");
  return Number(match[2]);
}

function decode(cursor: string): string | undefined {
  try {
    return atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return undefined; // no base64, so none of ours
  }
}

export const pageFrom = <T>(list: string, { items, next }: Slice<T>): Page<T> => ({
  items,
  cursor: next === null ? null : encode(list, next),
});
