import type { Json } from "@weft/shared";
import type { KindWarning } from "./kind.ts";

/** Warns of a condition that comes out the same in every run. */
export function neverChanges(
  field: string,
  condition: Json | undefined,
  isConstant: (path: string) => boolean,
): KindWarning[] {
  if (condition === undefined || condition === "" || !isConstant(field)) return [];
  const message = "This condition is the same in every run. Compare something that can change.";
  return [{ code: "always_true", message, field }];
}
