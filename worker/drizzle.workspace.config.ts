import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  driver: "durable-sqlite",
  schema: "./src/workspace/tables.ts",
  out: "./migrations/workspace",
});
