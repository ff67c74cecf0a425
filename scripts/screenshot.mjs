/** `node scripts/screenshot.mjs <url> <out.png> [--dark] [--width N] [--height N] [--wait ms]`: look at a page. */
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { chromiumOptions } from "./chromium.mjs";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    dark: { type: "boolean", default: false },
    width: { type: "string", default: "1440" },
    height: { type: "string", default: "900" },
    wait: { type: "string", default: "500" },
  },
});
const [url, file] = positionals;
if (!url || !file) {
  console.error(
    "Usage: node scripts/screenshot.mjs <url> <out.png> [--dark] [--width N] [--height N] [--wait ms]",
  );
  process.exit(1);
}

const browser = await chromium.launch(await chromiumOptions());
try {
  const page = await browser.newPage({
    viewport: { width: Number(values.width), height: Number(values.height) },
    colorScheme: values.dark ? "dark" : "light",
  });
  page.on("console", (message) => message.type() === "error" && console.error(message.text()));
  page.on("pageerror", (error) => console.error(error.message));
  await page.goto(url);
  await page.waitForTimeout(Number(values.wait));
  await page.screenshot({ path: file });
} finally {
  await browser.close();
}
