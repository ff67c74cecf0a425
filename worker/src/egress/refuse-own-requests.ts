import { egressHeader } from "./request-headers.ts";

/**
 * A step that reached this very deployment, under whatever name: address checks cannot see where a name leads, but
 * every request of a step carries our mark. The egress knows this answer and fails the step with it.
 */
export function refuseOwnRequest(request: Request): Response | undefined {
  if (!request.headers.has(egressHeader)) return undefined;
  const problem = {
    type: "about:blank",
    title: "Forbidden",
    status: 403,
    code: "own_address",
    detail: "A step cannot request Weft's own address.",
  };
  const headers = { "content-type": "application/problem+json", [egressHeader]: "refused" };
  return Response.json(problem, { status: 403, headers });
}
