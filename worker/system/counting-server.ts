/** A real HTTP server that remembers every request it got. `/slow?ms=n` answers after n milliseconds, `/missing` with 404. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Seen = { method: string; path: string; key: string | undefined; run: string };

export async function startCountingServer() {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const key = request.headers["idempotency-key"] as string | undefined;
    seen.push({
      method: request.method ?? "",
      path: url.pathname,
      key,
      run: url.searchParams.get("run") ?? "",
    });
    const status = url.pathname === "/missing" ? 404 : 200;
    setTimeout(
      () => response.writeHead(status, { "content-type": "application/json" }).end('{"ok":true}'),
      Number(url.searchParams.get("ms") ?? 0),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Requests to that path that a run made. */
    seen: (path: string, run: string) =>
      seen.filter((request) => request.path === path && request.run === run),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
