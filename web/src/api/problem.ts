import type { Problem } from "@weft/shared";
import { isObject } from "@weft/shared";

/**
 * The one error of the API client. `status` is 0 and `code` `unreachable` when no answer came at all. `body` is the
 * whole answer, for the few problems that carry more than the usual fields (a stale draft has `yours` and `theirs`).
 */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly issues: readonly unknown[];
  readonly body: unknown;

  constructor(problem: Problem, body: unknown = problem) {
    super(problem.detail || problem.title);
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.issues = problem.issues ?? [];
    this.body = body;
  }
}

/** The problem an answer describes; one that is no problem document (a proxy's page, say) is described by its status. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const text = await response.text();
  const body = response.headers.get("content-type")?.includes("json") ? parse(text) : undefined;
  if (isObject(body) && typeof body.code === "string" && typeof body.detail === "string") {
    const title = typeof body.title === "string" ? body.title : body.code;
    const issues = Array.isArray(body.issues) ? body.issues : [];
    const problem = {
      type: "about:blank",
      title,
      status: response.status,
      code: body.code,
      detail: body.detail,
      issues,
    };
    return new ApiProblem(problem, body);
  }
  const title = `The server answered ${response.status}.`;
  return new ApiProblem(
    { type: "about:blank", title, status: response.status, code: "unexpected", detail: title },
    body,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Said to be JSON and is not: as good as no body.
    return undefined;
  }
}

export const unreachable = (cause: unknown): ApiProblem =>
  new ApiProblem({
    type: "about:blank",
    title: "The server cannot be reached.",
    status: 0,
    code: "unreachable",
    detail: cause instanceof Error ? cause.message : String(cause),
  });

export const isProblem = (error: unknown, code?: string): error is ApiProblem =>
  error instanceof ApiProblem && (code === undefined || error.code === code);
