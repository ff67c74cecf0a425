/** Whole journeys in a real browser against the built server: `pnpm test --e2e`. */
import { defineConfig } from "@playwright/test";
import { chromiumOptions } from "./scripts/chromium.mjs";

export default defineConfig({
  testDir: "web/e2e",
  globalSetup: "./scripts/e2e-server.mjs",
  outputDir: "test-results",
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: !!process.env.CI,
  use: {
    baseURL: process.env.WEFT_URL,
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    launchOptions: await chromiumOptions(),
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
});
