import { type DrizzleSqliteDODatabase, drizzle } from "drizzle-orm/durable-sqlite";
import { migrate } from "drizzle-orm/durable-sqlite/migrator";
import migrations from "../../migrations/run/migrations.js";

export type Database = DrizzleSqliteDODatabase;

/** The run's tables, brought up to date, or made. */
export async function openDatabase(storage: DurableObjectStorage): Promise<Database> {
  const db = drizzle(storage);
  await migrate(db, migrations);
  return db;
}

/** An object that was never told its plan, or has been archived, has no tables, and looking at it makes none. */
export const hasTables = (storage: DurableObjectStorage): boolean =>
  storage.sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'plans'").toArray().length >
  0;
