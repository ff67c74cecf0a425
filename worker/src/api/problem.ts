import { unpackFailure } from "@weft/codegen";
import type { Problem } from "@weft/shared";
import type { Answer } from "../refusal.ts";

/** The one error of the API; `extra` goes beside the standard fields of the answer. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly extra: { issues?: unknown[]; [field: string]: unknown };
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    message: string,
    extra: ApiError["extra"] = {},
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.extra = extra;
    this.headers = headers;
  }
}

/** The value of an object's answer, or its refusal as the API's error. */
export function unwrap<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  const { status, code, message, issues } = answer.refusal;
  throw new ApiError(status, code, message, issues ? { issues } : {});
}

/** The same for what is missing and for what belongs to somebody else. */
export const missing = (): ApiError => new ApiError(404, "not_found", "There is nothing under this address.");

const titles: Record<number, string> = {
  400: "Bad request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  412: "Precondition failed",
  413: "Content too large",
  415: "Unsupported media type",
  422: "Unprocessable content",
  428: "Precondition required",
  500: "Internal server error",
  503: "Service unavailable",
};

export function problemResponse(thrown: unknown): Response {
  const error = asApiError(thrown);
  const problem: Problem = {
    type: "about:blank",
    title: titles[error.status] ?? "Error",
    status: error.status,
    code: error.code,
    detail: error.message,
    ...error.extra,
  };
  const headers = { "Content-Type": "application/problem+json", ...error.headers };
  return new Response(JSON.stringify(problem), { status: error.status, headers });
}

function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const { name, message } = unpackFailure(thrown);
  if (name === "ModuleMissing") return new ApiError(503, "module_missing", message);
  if (name === "ModuleCorrupt") return new ApiError(500, "module_corrupt", message);
  console.error("A request failed.", thrown);
  return new ApiError(500, "internal", "Something in the server broke. What happened is in its log.");
}
