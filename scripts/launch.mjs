/** What `pnpm start` and `pnpm dev` share: settings, port, lock, build, server, and a clean end. */
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { ensureBuild, useBuild } from "./build.mjs";
import { takeLockSoon } from "./lock.mjs";
import { isAlive, launchers } from "./process-identity.mjs";
import { Refusal } from "./refusal.mjs";
import { readSettings, requireNode } from "./settings.mjs";
import { supervise } from "./supervise.mjs";

/** A server that was just killed may need a moment to let go of its port and folder. */
const patience = 5000;

/** @param {"start" | "dev"} mode */
export async function launch(mode) {
  requireNode();
  const settings = readSettings(process.env);
  const releases = [await lockState(settings.state)];
  const end = (code) => {
    for (const release of releases) release();
    process.exit(code);
  };
  try {
    const port = await freePort(settings.port);
    const folder = mode === "start" ? await prepareBuild(releases) : undefined;
    const stopped = untilToldToStop();
    const server = await Promise.race([supervise({ ...settings, mode, folder, port }), stopped]);
    if (!server) return end(0);
    greet(port, settings);
    await Promise.race([stopped, server.ended]);
    await server.stop();
    end(0);
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    end(1);
  }
}

async function lockState(state) {
  try {
    mkdirSync(state, { recursive: true });
    const release = await takeLockSoon(path.join(state, "lock"), patience);
    if (release) return release;
  } catch (error) {
    throw new Refusal(
      `The state folder ${state} cannot be used (${error.code ?? error.message}); set WEFT_STATE to another one.`,
    );
  }
  throw new Refusal(
    `The state folder ${state} is in use by another Weft server; stop that one or set WEFT_STATE to another folder.`,
  );
}

async function freePort(wanted) {
  for (const until = Date.now() + patience; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const port = (await tryPort(wanted, "127.0.0.1")) ?? 0;
    if (port && (await tryPort(port, "::1")) !== undefined) return port;
    if (Date.now() >= until)
      throw new Refusal(`Port ${wanted} is taken; stop what listens there or set PORT to another one.`);
  }
}

/** The port if it can be listened on (or if the machine has no such address), undefined if it is taken. */
function tryPort(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else if (host === "::1") resolve(port);
      else reject(new Refusal(`Port ${port} cannot be used (${error.code}); set PORT to another one.`));
    });
    probe.listen({ port, host }, () => {
      const bound = probe.address().port;
      probe.close(() => resolve(bound));
    });
  });
}

async function prepareBuild(releases) {
  const folder = await ensureBuild({ onBuild: () => console.log("Building Weft, once for these sources …") });
  releases.push(useBuild(folder));
  return folder;
}

function greet(port, { state, worker }) {
  console.log(`Weft is running at http://localhost:${port}`);
  console.log(`  state in ${state}, Ctrl+C stops it`);
  if (worker.WEFT_ALLOW_LOOPBACK === "1")
    console.log("  WEFT_ALLOW_LOOPBACK=1: HTTP steps may reach this machine itself");
}

/**
 * Also when the one that holds the server has died, be it pnpm or a test (by its channel): it cannot pass on a
 * kill -9, and pnpm gives its scripts a process group of their own, so the server would stay and keep its port.
 */
function untilToldToStop() {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve(undefined));
    process.once("disconnect", () => resolve(undefined));
    const holders = process.env.npm_lifecycle_event ? launchers() : [];
    setInterval(() => holders.every(isAlive) || resolve(undefined), 500).unref();
  });
}
