/**
 * Brings the directory's tables up to date at boot, so that a local server needs no step of its own for it. The list
 * of what was applied is the one that `wrangler d1 migrations apply` keeps: a deployment may use either.
 */
import { migrations } from "./migrations.ts";

const bookkeeping =
  "CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)";

export async function migrateDirectory(database: D1Database): Promise<void> {
  await database.prepare(bookkeeping).run();
  const { results } = await database.prepare("SELECT name FROM d1_migrations").all<{ name: string }>();
  const applied = new Set(results.map((row) => row.name));
  for (const { name, sql } of migrations) if (!applied.has(name)) await apply(database, name, sql);
}

/** In one batch with its entry, which is unique: of two that come at the same time the second changes nothing. */
async function apply(database: D1Database, name: string, sql: string): Promise<void> {
  const statements = sql.split("--> statement-breakpoint").map((statement) => database.prepare(statement));
  const entry = database.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(name);
  try {
    await database.batch([entry, ...statements]);
  } catch (error) {
    const done = await database.prepare("SELECT 1 FROM d1_migrations WHERE name = ?").bind(name).first();
    if (!done) throw error;
  }
}
