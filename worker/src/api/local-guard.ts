/**
 * An open server asks for no token, so a browser on the same machine would act for any page it shows. What such a
 * page can do is refused: names that only resolve to us (DNS rebinding) and requests from another origin.
 */
import { ApiError } from "./problem.ts";

const ownHosts: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** @throws 403 */
export function guardLocal(request: Request): void {
  const host = request.headers.get("Host") ?? new URL(request.url).host;
  if (!ownHosts.has(host.replace(/:\d+$/, "").toLowerCase())) {
    throw new ApiError(
      403,
      "foreign_host",
      "An open server answers only under localhost, 127.0.0.1 and [::1].",
    );
  }
  const origin = request.headers.get("Origin");
  if (origin !== null && originHost(origin) !== host.toLowerCase()) {
    throw new ApiError(403, "foreign_origin", "An open server takes no requests from other origins.");
  }
}

const originHost = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;
