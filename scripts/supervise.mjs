/**
 * Starts the server process, waits until it is ready, and starts it again when it dies or stops answering: one
 * endless loop in a tenant's code freezes a local workerd as a whole, and only someone outside can see that.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { end } from "./process-identity.mjs";
import { Refusal } from "./refusal.mjs";
import { plainEnvironment, root } from "./settings.mjs";

const bootLimit = 60_000;
const silenceLimit = 20_000;
const pulse = 4000;
const restartLimit = 5;
const restartWindow = 300_000;

/**
 * @param {{ mode: "start" | "dev", folder?: string, port: number, state: string, worker: Record<string, string> }} server
 * @returns {Promise<{ ended: Promise<never>, stop: () => Promise<void> }>} once the server is ready;
 *   `ended` rejects when it cannot be kept alive
 */
export async function supervise(server) {
  await endLeftoverEngine(server.state);
  let stopping = false;
  let child = await startChild(server);
  const restarts = [];

  async function watch() {
    for (;;) {
      const reason = await Promise.race([child.exited, silence(server.port)]);
      if (stopping) return new Promise(() => undefined);
      const now = Date.now();
      restarts.push(now);
      if (restarts.filter((time) => time > now - restartWindow).length > restartLimit) {
        throw new Refusal(`The server ${reason} again and again, so it is not started any more.`);
      }
      console.error(`The server ${reason}; starting it again.`);
      await child.kill();
      await endLeftoverEngine(server.state);
      child = await startChild(server);
      console.error("The server is back; runs go on.");
    }
  }

  return {
    ended: watch(),
    stop: async () => {
      stopping = true;
      await child.kill();
      await endLeftoverEngine(server.state);
    },
  };
}

/** A server killed by -9 may leave its engine running; the state folder tells which process that was. */
export async function endLeftoverEngine(state) {
  const file = engineFile(state);
  const [pid, identity] = readIfThere(file).trim().split(" ");
  if (pid && identity) await end({ pid: Number(pid), identity });
  rmSync(file, { force: true });
}

async function startChild(server) {
  const child = spawnServer(server);
  const exited = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(`ended (${signal ?? `exit code ${code}`})`));
  });
  const listening = new Promise((resolve) => child.once("message", () => resolve(undefined)));
  const kill = async () => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
    await exited;
    clearTimeout(timer);
  };
  const failure = await Promise.race([listening, exited]);
  if (failure) throw new Refusal(`The server ${failure} before it listened on port ${server.port}.`);
  await Promise.race([ready(server.port), exited]);
  return { exited, kill };
}

function spawnServer({ mode, folder, port, state, worker }) {
  const temporary = path.join(state, "tmp");
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  const persist = path.join(state, "data");
  return spawn(
    process.execPath,
    [path.join(root, "scripts/serve.mjs"), JSON.stringify({ mode, folder, port, state: persist })],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: {
        ...plainEnvironment(),
        ...worker,
        ...quiet,
        TMPDIR: temporary,
        MINIFLARE_REGISTRY_PATH: path.join(temporary, "registry"),
        MINIFLARE_WORKERD_PATH: path.join(root, "scripts/workerd.sh"),
        WEFT_WORKERD: workerdPath(),
        WEFT_WORKERD_FILE: engineFile(state),
        WEFT_PERSIST: persist,
        WEFT_PORT: String(port),
      },
    },
  );
}

/** No look-ups on the network, no explorer of local data, no advice that needs an account; the worker sees `env`. */
const quiet = {
  CLOUDFLARE_INCLUDE_PROCESS_ENV: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  X_LOCAL_EXPLORER: "false",
  X_LOCAL_OBSERVABILITY: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_WRITE_LOGS: "false",
  WRANGLER_LOG: "error",
};

const engineFile = (state) => path.join(state, "engine");

/** The engine that the vite plugin would start. */
function workerdPath() {
  const plugin = realpathSync(path.join(root, "node_modules/@cloudflare/vite-plugin/package.json"));
  return createRequire(plugin)("workerd").default;
}

/**
 * Asking for the health is also what makes the worker take up sleeping runs, so it happens without a user.
 * A server that lacks a setting says so to everyone who asks; waiting changes nothing about it.
 */
async function ready(port) {
  let last = "it does not answer";
  for (const until = Date.now() + bootLimit; Date.now() < until; await pause(100)) {
    const response = await health(port);
    if (response?.status === 200) return;
    const problem = await response?.json().catch(() => undefined);
    if (response) last = problem?.detail ?? `it answers ${response.status}`;
    if (problem?.code === "not_configured") break;
  }
  console.error(`The server runs but is not ready: ${last}`);
}

/** Resolves when nothing has answered for `silenceLimit`. */
async function silence(port) {
  for (let heard = Date.now(); Date.now() - heard < silenceLimit; ) {
    await pause(pulse);
    if (await health(port)) heard = Date.now();
  }
  return `did not answer for ${silenceLimit / 1000} s`;
}

async function health(port) {
  try {
    return await fetch(`http://127.0.0.1:${port}/api/v1/health`, { signal: AbortSignal.timeout(pulse) });
  } catch {
    return undefined; // refused, reset or timed out: all mean no answer
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return "";
    throw error;
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
