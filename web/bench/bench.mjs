/** What the editor costs in a real browser, served as `pnpm start` serves it. */
import { chromium } from "@playwright/test";
import { chromiumOptions } from "../../scripts/chromium.mjs";
import { startServer } from "../../scripts/local-server.mjs";
import { measurePage } from "./page.mjs";
import { measurePixels } from "./pixels.mjs";

export async function* bench() {
  const server = await startServer();
  const browser = await chromium.launch(await chromiumOptions());
  try {
    yield await measurePixels(browser, server.url);
    yield await measurePage(browser, server.url);
  } finally {
    await browser.close();
    await server.stop();
  }
}
