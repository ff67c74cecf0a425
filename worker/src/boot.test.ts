import { env, exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { read, send, tokenOf } from "../test/call-api.ts";
import { listWorkspaces } from "./directory/directory.ts";
import { migrateDirectory } from "./directory/migrate.ts";
import { seedExamples } from "./examples/seed.ts";

const open = async (method: string, path: string) =>
  read(await exports.default.fetch(`http://localhost/api/v1${path}`, { method }));

describe("the health of a server", () => {
  it("is good once the demo workspace has its three published examples", async () => {
    expect(await open("GET", "/health")).toMatchObject({ status: 200, body: { status: "ok", open: true } });
    const { items } = (await open("GET", "/workflows")).body;
    expect(items.map((item: { name: string }) => item.name)).toEqual([
      "Review large orders",
      "Charge a card, with retries",
      "Wait for a payment",
    ]);
    for (const item of items) expect(item).toMatchObject({ liveVersion: 1, enabled: true });
    expect(await listWorkspaces(env.DB)).toContain("demo");
  });

  it("does not bring back an example that was deleted, nor make one twice", async () => {
    await open("GET", "/health");
    const { items } = (await open("GET", "/workflows")).body;
    expect((await open("DELETE", `/workflows/${items[0].id}`)).status).toBe(204);
    await Promise.all([seedExamples(env, "demo"), seedExamples(env, "demo"), open("GET", "/health")]);
    expect((await open("GET", "/workflows")).body.items).toHaveLength(items.length - 1);
  });

  it("needs no credential, but settings", async () => {
    const health = new Request("https://weft.example/api/v1/health");
    expect((await send(health, { WEFT_ADMIN_TOKEN: tokenOf("acme") })).status).toBe(200);
    expect((await send(health, {})).status).toBe(503);
  });
});

describe("the directory", () => {
  it("is brought up to date once, whoever comes first", async () => {
    await Promise.all([migrateDirectory(env.DB), migrateDirectory(env.DB), migrateDirectory(env.DB)]);
    const { results } = await env.DB.prepare("SELECT name FROM d1_migrations").all();
    expect(results).toEqual([{ name: "0000_begin.sql" }]);
  });
});
