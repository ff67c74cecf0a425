/** A real built server on a free port with a state folder of its own, for tests and benches. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { plainEnvironment, root } from "./settings.mjs";

/**
 * Starts the server and resolves when it is ready.
 * @param {object} [options]
 * @param {string} [options.state] the state folder; without it a temporary one, removed by `stop`
 * @param {number} [options.port] 0, the default, takes any free one
 * @param {Record<string, string>} [options.env] further settings, such as WEFT_ADMIN_TOKEN
 * @returns {Promise<{ url: string, port: number, state: string, output: () => string, stop: () => Promise<void>, kill: () => Promise<void> }>}
 *   `kill` is kill -9 of the server with all its processes, `stop` ends it cleanly; both wait until it is gone
 */
export async function startServer({ state, port = 0, env = {} } = {}) {
  const folder = state ?? mkdtempSync(path.join(tmpdir(), "weft-"));
  const child = spawn(process.execPath, [path.join(root, "scripts/start.mjs")], {
    cwd: root,
    env: { ...plainEnvironment(), WEFT_ALLOW_LOOPBACK: "1", PORT: String(port), WEFT_STATE: folder, ...env },
    // Its own process group, so that all of it can be killed at once; the channel ends it when this process dies.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  let output = "";
  const url = await new Promise((resolve, reject) => {
    const read = (text) => {
      output += text;
      const found = /running at (http:\S+)/.exec(output);
      if (found) resolve(found[1]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`The server did not start:\n${output}`)));
  });
  const end = async (target, signal) => {
    if (child.exitCode === null && child.signalCode === null) process.kill(target, signal);
    await exited;
  };
  return {
    url,
    port: Number(new URL(url).port),
    state: folder,
    output: () => output,
    kill: () => end(-child.pid, "SIGKILL"),
    stop: async () => {
      await end(child.pid, "SIGTERM");
      if (!state) rmSync(folder, { recursive: true, force: true });
    },
  };
}
