import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { apiOf, newWorkspace, read, send, tokenOf } from "../../test/call-api.ts";
import { simpleGraph } from "../../test/graphs.ts";

const open = (path: string, init?: RequestInit) =>
  exports.default.fetch(`http://localhost/api/v1${path}`, init);

const closed = (init: RequestInit, path = "/workflows") =>
  send(new Request(`https://weft.example/api/v1${path}`, init), { WEFT_ADMIN_TOKEN: tokenOf("acme") });

describe("a deployment with a token", () => {
  it("refuses a request without one before it parses the body", async () => {
    const answer = await read(
      await closed({ method: "POST", body: "{ not JSON", headers: { "Content-Type": "application/json" } }),
    );
    expect(answer.status).toBe(401);
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
    expect(answer.headers.get("WWW-Authenticate")).toBe("Bearer");
    expect(answer.body).toMatchObject({ status: 401, code: "unauthorized", title: "Unauthorized" });
  });

  it.each([
    `Bearer ${tokenOf("acme")}x`,
    `Bearer ${tokenOf("acme").slice(0, -1)}`,
    `Bearer ${tokenOf("other")}`,
    `Basic ${tokenOf("acme")}`,
    tokenOf("acme"),
    "Bearer",
    "",
  ])("refuses the credential %j", async (Authorization) => {
    expect((await closed({ headers: { Authorization } })).status).toBe(401);
  });

  it("takes its token", async () => {
    expect((await closed({ headers: { Authorization: `Bearer ${tokenOf("acme")}` } })).status).toBe(200);
  });

  it("does not say to strangers which addresses exist", async () => {
    expect((await closed({}, "/nothing/here")).status).toBe(401);
    expect((await closed({}, "/runs/abc")).status).toBe(401);
  });
});

describe("a deployment without any setting", () => {
  it("answers 503 and says what to set", async () => {
    const answer = await read(await send(new Request("https://weft.example/api/v1/workflows"), {}));
    expect(answer.status).toBe(503);
    expect(answer.body.code).toBe("not_configured");
    expect(answer.body.detail).toContain("WEFT_ADMIN_TOKEN");
  });

  it("answers 503 to a token that names no workspace", async () => {
    const settings = { WEFT_ADMIN_TOKEN: "secret" };
    const answer = await read(await send(new Request("https://weft.example/api/v1/workflows"), settings));
    expect(answer.status).toBe(503);
    expect(answer.body.detail).toContain("weft_<workspace>_<secret>");
  });
});

describe("an open server", () => {
  it("asks for no token", async () => {
    expect((await open("/workflows")).status).toBe(200);
  });

  it("still refuses a wrong one", async () => {
    expect(
      (await open("/workflows", { headers: { Authorization: `Bearer ${tokenOf("demo")}` } })).status,
    ).toBe(401);
  });

  it.each(["https://evil.example", "http://localhost:1", "null", "http://localhost.evil.example"])(
    "refuses the origin %s",
    async (Origin) => {
      const answer = await read(await open("/compile", { method: "POST", headers: { Origin } }));
      expect(answer.status).toBe(403);
      expect(answer.body.code).toBe("foreign_origin");
    },
  );

  it("takes its own origin", async () => {
    expect((await open("/workflows", { headers: { Origin: "http://localhost" } })).status).toBe(200);
  });

  it.each([
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "0.0.0.0",
    "192.168.1.4:8787",
  ])("refuses the host %s, for pages and for the API", async (host) => {
    for (const path of ["/", "/api/v1/workflows"]) {
      const answer = await read(await exports.default.fetch(`http://${host}${path}`));
      expect(answer.status).toBe(403);
      expect(answer.body.code).toBe("foreign_host");
    }
  });

  it.each(["127.0.0.1:8787", "localhost:8787", "[::1]:8787"])("answers under %s", async (host) => {
    expect((await exports.default.fetch(`http://${host}/api/v1/workflows`)).status).toBe(200);
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
  ])("refuses a body sent as %s", async (type) => {
    const body = JSON.stringify({ graph: simpleGraph() });
    const answer = await read(
      await open("/compile", { method: "POST", body, headers: { "Content-Type": type } }),
    );
    expect(answer.status).toBe(415);
  });

  it("refuses a body without a type", async () => {
    const body = new TextEncoder().encode("{}");
    expect((await open("/compile", { method: "POST", body })).status).toBe(415);
  });

  it("sends no header that would open it to other origins", async () => {
    const response = await open("/workflows", { headers: { Origin: "http://localhost" } });
    expect([...response.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
    const preflight = await open("/workflows", {
      method: "OPTIONS",
      headers: { Origin: "http://localhost" },
    });
    expect([...preflight.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
  });
});

describe("two workspaces", () => {
  it("see nothing of each other, and a foreign id answers exactly like a missing one", async () => {
    const [ours, theirs] = [apiOf(newWorkspace()), apiOf(newWorkspace())];
    const { id } = (await ours("POST", "/workflows", { body: { name: "Ours", graph: simpleGraph() } })).body;
    await ours("POST", `/workflows/${id}/publish`);
    const run = (await ours("POST", `/workflows/${id}/runs`)).body;
    expect(run.id).toMatch(/^[a-z0-9]{1,100}$/);
    expect((await theirs("GET", "/workflows")).body.items).toEqual([]);
    expect((await theirs("GET", "/runs")).body.items).toEqual([]);
    const requests: [string, string, object?][] = [
      ["GET", "/workflows/ID"],
      ["PATCH", "/workflows/ID", { name: "Mine" }],
      ["DELETE", "/workflows/ID"],
      ["PUT", "/workflows/ID/draft", { graph: simpleGraph() }],
      ["POST", "/workflows/ID/publish"],
      ["GET", "/workflows/ID/versions"],
      ["GET", "/workflows/ID/versions/1"],
      ["POST", "/workflows/ID/versions/1/promote"],
      ["POST", "/workflows/ID/runs", {}],
      ["POST", "/workflows/ID/runs", { version: "draft" }],
      ["GET", "/runs/RUN"],
      ["GET", "/runs/RUN/definition"],
      ["GET", "/runs/RUN/steps"],
      ["GET", "/runs/RUN/logs"],
      ["GET", "/runs/RUN/events"],
      ["GET", "/runs/RUN/outputs/1"],
      ["POST", "/runs/RUN/events", { name: "paid" }],
      ["POST", "/runs/RUN/pause"],
      ["POST", "/runs/RUN/resume"],
      ["POST", "/runs/RUN/cancel"],
    ];
    for (const [method, path, body] of requests) {
      const headers = { "If-Match": '"1"' };
      const ask = (workflow: string, of: string) =>
        theirs(method, path.replace("ID", workflow).replace("RUN", of), { body, headers });
      const foreign = await ask(id, run.id);
      expect(foreign.status, `${method} ${path}`).toBe(404);
      expect(foreign.body, `${method} ${path}`).toEqual((await ask("missing", "missing")).body);
    }
    expect((await ours("GET", `/workflows/${id}`)).body).toMatchObject({ name: "Ours", liveVersion: 1 });
  });

  it("are told apart by the credential alone", async () => {
    const [ours, theirs] = [newWorkspace(), newWorkspace()];
    const answer = await apiOf(ours)("POST", "/workflows", { body: { name: "A", workspace: theirs } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: "unknown_field", issues: [{ field: "workspace" }] });
    expect((await apiOf(ours)("GET", `/workflows?workspace=${theirs}`)).status).toBe(400);
  });
});
