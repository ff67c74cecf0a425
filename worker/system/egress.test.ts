/** What a step can and cannot reach from the built server, over real connections. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { GraphNode, Json, Run } from "@weft/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer } from "../../scripts/local-server.mjs";
import { graphOf } from "../test/graph-of.ts";
import { apiOf } from "./api.ts";

let server: Awaited<ReturnType<typeof startServer>>;
const { publish, start, until } = apiOf(() => server.url);

const seen: { url: string; method: string; headers: IncomingMessage["headers"]; body: string }[] = [];
const world = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  seen.push({ url: request.url ?? "", method: request.method ?? "", headers: request.headers, body });
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  (answers[pathname] ?? notFound)(response, searchParams);
});
const port = () => (world.address() as AddressInfo).port;
const here = (path: string) => `http://127.0.0.1:${port()}${path}`;

type Answer = (response: ServerResponse, query: URLSearchParams) => void;
const notFound: Answer = (response) => response.writeHead(404).end();
const answers: { [path: string]: Answer | undefined } = {
  "/ok": (response) =>
    response.writeHead(200, { "content-type": "application/json", "x-a": "1" }).end('{"ok":true}'),
  "/redirect": (response, query) =>
    response.writeHead(Number(query.get("status") ?? 302), { location: query.get("to") ?? "" }).end(),
  "/chain": (response, query) => {
    const left = Number(query.get("left"));
    if (left === 0) response.end("the end");
    else response.writeHead(307, { location: `/chain?left=${left - 1}` }).end();
  },
  "/endless": (response) => {
    const timer = setInterval(() => response.write(Buffer.alloc(1024 * 1024)), 5);
    response.on("close", () => clearInterval(timer));
  },
  "/bomb": (response) =>
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(50 * 1024 * 1024))),
  "/drip": (response) => {
    const timer = setInterval(() => response.write("x"), 100);
    response.on("close", () => clearInterval(timer));
  },
  "/silence": () => undefined,
  "/cut": (response) => {
    response.writeHead(200, { "content-length": "100" }).write("x");
    setTimeout(() => response.destroy(), 20);
  },
};

beforeAll(async () => {
  await new Promise<void>((resolve) => world.listen(0, "127.0.0.1", resolve));
  server = await startServer();
});
afterAll(async () => {
  await server?.stop();
  world.closeAllConnections();
  await new Promise((resolve) => world.close(resolve));
});

/** How one request of a step ends. */
async function request(
  params: { [key: string]: Json },
  data: GraphNode["data"] = { retry: { limit: 0 } },
): Promise<Run> {
  const workflow = await publish(
    graphOf([["call", "http", { method: "GET", ...params }, data]], ["start -> call"]),
  );
  return until(await start(workflow, {}), ({ endedAt }) => endedAt !== null, 30);
}
const failure = async (params: { [key: string]: Json }, data?: GraphNode["data"]) =>
  (await request(params, data)).error;
const refused = { name: "EgressRefused", nodeId: "call" };

describe("a step's request", () => {
  it("arrives with its headers, its body and its key", async () => {
    const run = await request({
      method: "POST",
      url: here("/ok?sent=1"),
      headers: [{ key: "X-Mine", value: "yes" }],
      body: { type: "json", value: { a: 1 } },
    });
    expect(run.output).toMatchObject({ status: 200, headers: { "x-a": "1" }, body: { ok: true } });
    const { headers, body, method } = seen.find(({ url }) => url === "/ok?sent=1") ?? {};
    expect({ method, body }).toEqual({ method: "POST", body: '{"a":1}' });
    expect(headers).toMatchObject({
      "x-mine": "yes",
      "idempotency-key": `${run.id}:call`,
      "content-type": "application/json",
    });
  });

  it.each([0, 4, 5])("follows %i redirects", async (left) => {
    expect(await request({ url: here(`/chain?left=${left}`) })).toMatchObject({
      status: "complete",
      output: { body: "the end" },
    });
  });

  it("follows no sixth redirect", async () => {
    expect(await failure({ url: here("/chain?left=6") })).toMatchObject(refused);
  });

  it("takes its credentials to no other origin", async () => {
    const to = `http://localhost:${port()}/ok?elsewhere=1`;
    const headers = [
      { key: "Authorization", value: "Bearer s" },
      { key: "Cookie", value: "a=b" },
      { key: "Accept", value: "x/y" },
    ];
    await request({ url: here(`/redirect?to=${encodeURIComponent(to)}`), headers });
    const arrived = seen.find(({ url }) => url === "/ok?elsewhere=1")?.headers;
    expect(arrived).toMatchObject({ accept: "x/y" });
    expect(arrived).not.toHaveProperty("authorization");
    expect(arrived).not.toHaveProperty("cookie");
  });

  it("ends after its time although bytes still drip in, or none ever do", async () => {
    const data = { retry: { limit: 0 }, timeout: 700 };
    for (const path of ["/drip", "/silence"])
      expect(await failure({ url: here(path) }, data)).toMatchObject({
        name: "TimeoutError",
        nodeId: "call",
      });
  });

  it("takes no endless answer and no bomb", async () => {
    const begun = Date.now();
    for (const path of ["/endless", "/bomb"])
      expect(await failure({ url: here(path) })).toMatchObject(refused);
    expect(Date.now() - begun).toBeLessThan(15_000);
  });

  it("that did not get through is made again", async () => {
    const run = await request({ url: here("/cut") }, { retry: { limit: 1, delay: 10 } });
    expect(run).toMatchObject({
      status: "errored",
      error: { name: "NetworkError" },
      nodes: { call: { attempts: 2 } },
    });
    const unknown = await failure({ url: "https://does-not-exist.example/" });
    expect(unknown).toMatchObject({
      name: "NetworkError",
      message: expect.stringContaining("could not be found"),
    });
  });
});

describe("our own address", () => {
  it("is refused under every name, also by way of a redirect", async () => {
    const { port: own } = server;
    const health = `:${own}/api/v1/health`;
    const names = [
      "127.0.0.1",
      "localhost",
      "LOCALHOST.",
      "a.localhost",
      "[::1]",
      "2130706433",
      "0x7f.1",
      "127.1",
    ];
    for (const name of names)
      expect([name, await failure({ url: `http://${name}${health}` })]).toMatchObject([name, refused]);
    const to = encodeURIComponent(`http://127.0.0.1${health}`);
    expect(await failure({ url: here(`/redirect?to=${to}`) })).toMatchObject(refused);
  });

  it("refuses requests of steps that reach it all the same", async () => {
    const response = await fetch(`${server.url}/api/v1/workflows`, { headers: { "weft-egress": "1" } });
    expect([response.status, response.headers.get("weft-egress")]).toEqual([403, "refused"]);
  });
});

describe("without WEFT_ALLOW_LOOPBACK", () => {
  it("loopback is refused and nothing is reached", async () => {
    const closed = await startServer({ env: { WEFT_ALLOW_LOOPBACK: "" } });
    try {
      const api = apiOf(() => closed.url);
      for (const url of [here("/ok?closed=1"), `http://localhost:${port()}/ok?closed=1`]) {
        const workflow = await api.publish(
          graphOf([["call", "http", { method: "GET", url }]], ["start -> call"]),
        );
        const run = await api.until(await api.start(workflow, {}), ({ endedAt }) => endedAt !== null, 20);
        expect(run).toMatchObject({ error: refused, nodes: { call: { attempts: 1 } } });
      }
      expect(seen.filter(({ url }) => url === "/ok?closed=1")).toEqual([]);
    } finally {
      await closed.stop();
    }
  });
});
