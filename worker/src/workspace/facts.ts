import { eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { facts } from "./tables.ts";

export const readFact = (db: Database, name: string): string | undefined =>
  db.select().from(facts).where(eq(facts.name, name)).get()?.value;

export function writeFact(db: Database, name: string, value: string): void {
  db.insert(facts).values({ name, value }).onConflictDoUpdate({ target: facts.name, set: { value } }).run();
}

/** The key that run ids are derived with: made once, never shown. */
export function runKey(db: Database): Uint8Array<ArrayBuffer> {
  const known = readFact(db, "run_key");
  if (known) return Uint8Array.fromHex(known);
  const key = crypto.getRandomValues(new Uint8Array(32));
  writeFact(db, "run_key", key.toHex());
  return key;
}
