import { openWorkspace } from "./api/settings.ts";
import { enterWorkspaces, listWorkspaces } from "./directory/directory.ts";
import { migrateDirectory } from "./directory/migrate.ts";
import type { Env } from "./env.ts";
import { seedExamples } from "./examples/seed.ts";
import { workspaceStub } from "./workspace/workspace.ts";

/** Of this process. Everything below may be done twice, so requests never wait for each other. */
let booted = false;

/** Makes the server ready: tables, directory, examples, and in a local server the runs that a stop left asleep. */
export async function boot(env: Env, workspaces: readonly string[], open: boolean): Promise<void> {
  if (booted) return;
  await migrateDirectory(env.DB);
  await enterWorkspaces(env.DB, open ? [openWorkspace, ...workspaces] : workspaces);
  if (open) await seedExamples(env, openWorkspace);
  if (env.WEFT_LOCAL === "1") {
    for (const workspace of await listWorkspaces(env.DB)) await workspaceStub(env, workspace).reviveRuns();
  }
  booted = true;
}
