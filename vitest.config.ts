/**
 * The projects of `vitest`: plain logic runs in Node, the worker's tests in workerd itself, `system` drives real
 * built servers from outside. One of them alone: `pnpm vitest run --project codegen`.
 */
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const page = '<!doctype html><title>Weft</title><script type="module" src="/assets/index.js"></script>';

export default defineConfig({
  test: {
    projects: [
      { test: { name: "shared", include: ["shared/**/*.test.ts"] } },
      // Random expressions take their time where the machine has other work.
      { test: { name: "codegen", include: ["codegen/**/*.test.ts"], testTimeout: 60_000 } },
      { test: { name: "scripts", include: ["scripts/*.test.mjs"] } },
      { test: { name: "web", include: ["web/src/**/*.test.{ts,tsx}"] } },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.jsonc" },
            miniflare: {
              cf: false,
              bindings: { WEFT_OPEN: "1", WEFT_ALLOW_LOOPBACK: "1" },
              // The built page does not exist here; the worker's headers around it do.
              serviceBindings: {
                ASSETS: () => new Response(page, { headers: { "content-type": "text/html" } }),
              },
            },
          }),
        ],
        test: {
          name: "worker",
          include: ["worker/**/*.test.ts"],
          exclude: ["worker/system/**", "**/node_modules/**"],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "system",
          include: ["worker/system/**/*.test.ts"],
          globalSetup: ["scripts/vitest-build.mjs"],
          fileParallelism: false,
          // After the others: these measure time and processes.
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
