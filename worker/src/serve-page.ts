import { guardLocal } from "./api/local-guard.ts";
import { missing, problemResponse } from "./api/problem.ts";
import { withApiHeaders, withPageHeaders } from "./api/security-headers.ts";
import type { Env } from "./env.ts";
import { previewFrame, previewFramePath } from "./preview-frame.ts";

/** The web app's files; every address without one is the app's own page. */
export async function servePage(request: Request, env: Env): Promise<Response> {
  try {
    if (env.WEFT_OPEN === "1") guardLocal(request);
    if (new URL(request.url).pathname === previewFramePath) return previewFrame();
    return withPageHeaders(await env.ASSETS.fetch(unconditional(request)));
  } catch (error) {
    return withApiHeaders(problemResponse(error));
  }
}

/** A page is always sent whole: see the nonce. */
function unconditional(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete("If-None-Match");
  headers.delete("If-Modified-Since");
  return new Request(request, { headers });
}

/** What only an attempt to leave the tree of addresses contains. */
export const isSuspicious = (pathname: string): boolean => /%(2f|5c|00)/i.test(pathname);

export const nothingThere = (): Response => withApiHeaders(problemResponse(missing()));
