import type { z } from "zod";
import { ApiError } from "./problem.ts";

type Issue = { code: "unknown_field" | "bad_value"; field: string; message: string };

/** @throws 400: an unknown, repeated or wrong parameter. An empty one counts as left out. */
export function checkQuery<Schema extends z.ZodObject>(
  schema: Schema | undefined,
  search: URLSearchParams,
): z.output<Schema> {
  const entries = [...search].filter(([, value]) => value !== "");
  const names = entries.map(([name]) => name);
  const repeated = names.filter((name, at) => names.indexOf(name) !== at);
  const unknown = names.filter((name) => !Object.hasOwn(schema?.shape ?? {}, name));
  const issues = [
    ...unknown.map(
      (field): Issue => ({ code: "unknown_field", field, message: "There is no such parameter." }),
    ),
    ...repeated.map((field): Issue => ({ code: "bad_value", field, message: "Give this parameter once." })),
  ];
  if (issues.length > 0) throw refusal(400, issues);
  return check(schema, Object.fromEntries(entries), 400);
}

/** @throws 422: an unknown, missing or wrong field */
export function checkBody<Schema extends z.ZodObject>(
  schema: Schema | undefined,
  body: Record<string, unknown>,
): z.output<Schema> {
  // zod passes over this one key, which it could not copy.
  if (Object.hasOwn(body, "__proto__")) throw refusal(422, [unknownField("__proto__")]);
  return check(schema, body, 422);
}

function check<Schema extends z.ZodObject>(
  schema: Schema | undefined,
  value: unknown,
  status: number,
): z.output<Schema> {
  if (!schema) return {} as z.output<Schema>;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refusal(status, result.error.issues.flatMap(issuesOf));
}

const unknownField = (field: string): Issue => ({
  code: "unknown_field",
  field,
  message: "There is no such field.",
});

const issuesOf = (issue: z.core.$ZodIssue): Issue[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.map(unknownField)
    : [{ code: "bad_value", field: issue.path.join("."), message: issue.message }];

function refusal(status: number, issues: Issue[]): ApiError {
  const [first] = issues;
  const code = first?.code === "unknown_field" ? "unknown_field" : "bad_request";
  const detail = issues.map(({ field, message }) => `${field.slice(0, 80)}: ${message}`).join(" ");
  return new ApiError(status, code, detail, { issues });
}
