import { type DrizzleSqliteDODatabase, drizzle } from "drizzle-orm/durable-sqlite";
import { migrate } from "drizzle-orm/durable-sqlite/migrator";
import migrations from "../../migrations/workspace/migrations.js";

export type Database = DrizzleSqliteDODatabase;

/** The workspace's rows. Nothing reaches the object before its tables are up to date. */
export function openDatabase(ctx: DurableObjectState): Database {
  const db = drizzle(ctx.storage);
  ctx.blockConcurrencyWhile(() => migrate(db, migrations));
  return db;
}
