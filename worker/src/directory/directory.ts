import { asc } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { workspaces } from "./tables.ts";

/** Enters workspaces that are not in the directory yet. */
export async function enterWorkspaces(database: D1Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const createdAt = new Date().toISOString();
  await drizzle(database)
    .insert(workspaces)
    .values(ids.map((id) => ({ id, createdAt })))
    .onConflictDoNothing();
}

export async function listWorkspaces(database: D1Database): Promise<string[]> {
  const rows = await drizzle(database)
    .select({ id: workspaces.id })
    .from(workspaces)
    .orderBy(asc(workspaces.id));
  return rows.map((row) => row.id);
}
