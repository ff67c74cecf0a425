/** A built server that is killed and started again on the same state, and the world its steps call. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Json, Run } from "@weft/shared";
import { startServer } from "../../scripts/local-server.mjs";
import { apiOf } from "./api.ts";
import { startCountingServer } from "./counting-server.ts";

/**
 * Starts the server on that state. A port that was free a moment ago may have gone to one of many connections, so
 * another one is tried.
 */
export async function startOn(state: string) {
  for (let tries = 1; ; tries++) {
    try {
      return await startServer({ state });
    } catch (error) {
      if (tries === 3 || !/already in use/.test(String(error))) throw error;
    }
  }
}

export async function startKillable() {
  const state = mkdtempSync(path.join(tmpdir(), "weft-kill-"));
  const world = await startCountingServer();
  let server = await startOn(state);
  return {
    ...apiOf(() => server.url),
    world,
    output: () => server.output(),
    /** kill -9 of all its processes, and a new start. */
    killAndRestart: async () => {
      await server.kill();
      server = await startOn(state);
    },
    /** A request that says which run made it. */
    request: (where: string, more: { [key: string]: Json } = {}) => ({
      method: "POST",
      url: `${world.url}/${where}${where.includes("?") ? "&" : "?"}run={{ run.id }}`,
      ...more,
    }),
    stop: async () => {
      await server.stop();
      await world.stop();
      rmSync(state, { recursive: true, force: true });
    },
  };
}

export const is = (status: string) => (run: Run) => run.status === status;
export const hasEnded = (run: Run) => run.endedAt !== null;
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
