import type { RunEnvelope } from "./runs/plan.ts";

/** The bindings of wrangler.jsonc and the settings that a start passes in. */
export type Env = {
  ASSETS: Fetcher;
  LOADER: WorkerLoader;
  WORKFLOWS: Workflow<RunEnvelope>;
  WORKSPACE: DurableObjectNamespace;
  RUN: DurableObjectNamespace;
  BUCKET: R2Bucket;
  DB: D1Database;
  /** `"1"`: no token is asked for, the workspace is `demo`. */
  WEFT_OPEN?: string;
  /** `weft_<workspace>_<secret>`: full rights in that workspace. */
  WEFT_ADMIN_TOKEN?: string;
  /** `"1"`: HTTP steps may reach loopback addresses. */
  WEFT_ALLOW_LOOPBACK?: string;
  /** The local server's own port, which no HTTP step may reach. */
  WEFT_PORT?: string;
  /** `"1"` in the local server, where nothing but us wakes sleeping runs after a restart. */
  WEFT_LOCAL?: string;
};
