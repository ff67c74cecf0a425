/** What the local server reads from its environment, at start and never in a build. */
import path from "node:path";
import { Refusal } from "./refusal.mjs";

export const root = path.resolve(import.meta.dirname, "..");

/** Of the caller's environment, what a child process may see besides WEFT_*: nothing of it is a secret. */
const passed = ["PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "NO_COLOR", "FORCE_COLOR", "NODE_EXTRA_CA_CERTS"];

/** `{ port, state, worker }`: port 0 means any free one, `worker` is the worker's own settings. */
export function readSettings(env, cwd = process.cwd()) {
  const port = Number(env.PORT || 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Refusal(`PORT must be a number from 0 to 65535, not "${env.PORT}".`);
  }
  const state = path.resolve(cwd, env.WEFT_STATE || path.join(root, ".weft"));
  const worker = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith("WEFT_")));
  worker.WEFT_LOCAL = "1";
  if (!worker.WEFT_ADMIN_TOKEN) worker.WEFT_OPEN ??= "1";
  return { port, state, worker };
}

/** The environment of a child that must not see settings, so that a build can never contain one. */
export function plainEnvironment(env = process.env) {
  return Object.fromEntries(passed.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

/** wrangler and vitest need it; `pnpm` brings such a node along and puts it first in PATH. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 22 || (major === 22 && minor < 12)) {
    throw new Refusal(
      `Weft needs Node 22.12 or newer and this is ${process.versions.node}; run it as \`npx -y pnpm@12.21.0 start\`, which brings its own.`,
    );
  }
}
