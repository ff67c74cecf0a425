/** What `pnpm start` promises about ports, folders, processes and its own end. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect, it } from "vitest";
import { ensureBuild } from "../../scripts/build.mjs";
import { startServer } from "../../scripts/local-server.mjs";
import { identityOf, parentOf } from "../../scripts/process-identity.mjs";
import { root } from "../../scripts/settings.mjs";

type Server = Awaited<ReturnType<typeof startServer>>;

const state = mkdtempSync(path.join(tmpdir(), "weft-system-"));
const running = new Set<Server>();

async function start(options: Parameters<typeof startServer>[0] = {}): Promise<Server> {
  const server = await startServer(options);
  running.add(server);
  return server;
}

const health = async (url: string) => (await fetch(`${url}/api/v1/health`)).status;
const engineOf = (folder: string) => Number(readFileSync(path.join(folder, "engine"), "utf8").split(" ")[0]);

async function until(condition: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  for (let tries = 0; !(await condition()); tries++) {
    if (tries > seconds * 5) throw new Error(`Not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

afterEach(async () => {
  await Promise.all([...running].map((server) => server.kill()));
  running.clear();
});
afterAll(() => rmSync(state, { recursive: true, force: true }));

it("refuses a taken folder and a taken port, each in one sentence", async () => {
  const server = await start({ state });
  await Promise.all([
    expect(startServer({ state })).rejects.toThrow(
      /^The server did not start:\nThe state folder .* is in use [^\n]*\.\n$/,
    ),
    expect(startServer({ port: server.port })).rejects.toThrow(
      new RegExp(`^The server did not start:\nPort ${server.port} is taken; [^\n]*\\.\n$`),
    ),
  ]);
  expect(await health(server.url)).toBe(200);
});

it("runs a second server beside the first from the same checkout", async () => {
  const [first, second] = await Promise.all([start(), start()]);
  expect([await health(first.url), await health(second.url)]).toEqual([200, 200]);
  await Promise.all([first.stop(), second.stop()]);
  expect([existsSync(first.state), existsSync(second.state)]).toEqual([false, false]);
});

it("takes over folder and port after a kill -9 and leaves no engine behind", async () => {
  const first = await start({ state });
  const engine = engineOf(state);
  await first.kill();
  const second = await start({ state, port: first.port });
  expect(await health(second.url)).toBe(200);
  expect(engineOf(state)).not.toBe(engine);
  expect(identityOf(engine)).toBeUndefined();
});

it("lets the engine die with the server process and starts both again", async () => {
  const server = await start({ state });
  const engine = engineOf(state);
  process.kill(parentOf(engine), "SIGKILL");
  await until(() => identityOf(engine) === undefined, 5);
  await until(() => server.output().includes("The server is back"), 30);
  expect(await health(server.url)).toBe(200);
});

it("restarts a server that does not answer any more", async () => {
  const server = await start({ state });
  process.kill(engineOf(state), "SIGSTOP");
  await until(() => server.output().includes("The server is back"), 60);
  expect(await health(server.url)).toBe(200);
});

it("ends when whoever holds it is killed", async () => {
  const script = `
    const { startServer } = await import(${JSON.stringify(path.join(root, "scripts/local-server.mjs"))});
    const server = await startServer({ state: ${JSON.stringify(state)} });
    console.log(server.url);
  `;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", script]);
  const url = await new Promise<string>((resolve) =>
    holder.stdout.once("data", (text) => resolve(String(text).trim())),
  );
  expect(await health(url)).toBe(200);
  const engine = engineOf(state);
  holder.kill("SIGKILL");
  await until(() => identityOf(engine) === undefined, 5);
  await expect(health(url)).rejects.toThrow();
});

it("answers nothing under the development server's own addresses", async () => {
  const server = await start();
  const paths = [
    "/cdn-cgi/local/",
    "/cdn-cgi/local/explorer/api/d1/database",
    "/cdn-cgi/explorer",
    "/cdn-cgi/handler/scheduled",
    "/cdn-cgi/mf/scheduled",
    "/%63dn-cgi/local/email",
    "/__cf_local/stream",
  ];
  for (const internal of paths) {
    const response = await fetch(server.url + internal);
    expect([internal, response.status]).toEqual([internal, 404]);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  }
});

it("refuses a method that nothing here understands", async () => {
  const server = await start();
  const status = await new Promise((resolve, reject) => {
    request(`${server.url}/api/v1/workflows`, { method: "TRACE" }, (answer) => resolve(answer.statusCode))
      .on("error", reject)
      .end();
  });
  expect(status).toBe(405);
});

it("answers what it refuses while a large body is still on its way", async () => {
  const server = await start({ env: { WEFT_ADMIN_TOKEN: "weft_acme_0123456789" } });
  const post = async (path: string, size: number, headers: Record<string, string> = {}) =>
    (
      await fetch(`${server.url}/api/v1${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: " ".repeat(size),
      })
    ).status;
  const own = { authorization: "Bearer weft_acme_0123456789" };
  expect(await post("/compile", 5_242_881)).toBe(401);
  expect(await post("/compile", 20_000_000, own)).toBe(413);
  expect(await post("/nothing", 5_242_881, own)).toBe(404);
});

it("keeps settings out of the build", async () => {
  const folder = await ensureBuild();
  expect(existsSync(path.join(folder, "weft/.dev.vars"))).toBe(false);
  expect(readFileSync(path.join(folder, "weft/wrangler.json"), "utf8")).not.toContain("WEFT_");
});
