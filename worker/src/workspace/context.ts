import type { Env } from "../env.ts";
import type { Database } from "./database.ts";
import type { GraphCache } from "./graph-cache.ts";

/** What the functions of a workspace work with when rows alone are not enough. */
export type WorkspaceContext = {
  env: Env;
  /** The workspace's id. */
  name: string;
  db: Database;
  graphs: GraphCache;
  /** Has `reconcileStarts` called before long. */
  scheduleReconciling: () => void;
};
