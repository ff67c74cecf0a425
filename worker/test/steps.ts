/** Steps of test graphs: type and params, to be spread behind an id. */
import type { Json } from "@weft/shared";

/** Gives the value of an expression. */
export const value = (expression: string) => ["transform", { mode: "expression", expression }] as const;

/** Sends a body to the echo and gives what it saw. */
export const echo = (query = "", body: Json = null) =>
  [
    "http",
    { method: "POST", url: `https://echo.weft.test/${query}`, body: { type: "json", value: body } },
  ] as const;

/** Fails for good. */
export const fail = (message = "no") => ["fail", { message }] as const;

export const code = (source: string, input?: Json) =>
  ["code", { source, ...(input === undefined ? {} : { input }) }] as const;
