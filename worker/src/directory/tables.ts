import { sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The directory of workspaces. It is asked at boot and by operators, never on the path of a request. */
export const workspaces = sqliteTable("workspaces", {
  id: text("id").primaryKey(),
  createdAt: text("created_at").notNull(),
});
