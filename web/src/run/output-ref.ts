import { isObject, type OutputRef } from "@weft/shared";

/** Whether a value stands for an output too large to come with its event. */
export const isOutputRef = (value: unknown): value is OutputRef =>
  isObject(value) &&
  typeof value.size === "number" &&
  typeof value.$ref === "string" &&
  value.$ref.startsWith("/api/v1/runs/") &&
  Object.keys(value).length === 2;
