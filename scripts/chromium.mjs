/**
 * Finds a Chromium that runs on this machine, as launch options for Playwright: the one named by
 * PLAYWRIGHT_CHROMIUM, Playwright's own, the system's, or else the one that came with the install.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium } from "@playwright/test";
import { root } from "./settings.mjs";

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const systemNames = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const macPath = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string> }>} */
export async function chromiumOptions() {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  const candidates = named ? [named] : [chromium.executablePath(), ...systemPaths(), macPath];
  const found = candidates.find((file) => runs(file, process.env));
  if (found) return { executablePath: found, args, env: { ...process.env } };
  if (named) throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, which does not run.`);
  return installed();
}

function systemPaths() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return systemNames.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function runs(file, env) {
  if (!existsSync(file)) return false;
  try {
    execFileSync(file, ["--version"], { env, stdio: "ignore", timeout: 20_000 });
    return true;
  } catch {
    return false; // there, but its libraries are not
  }
}

/** @sparticuz/chromium carries a compressed Chromium and its libraries; unpacked once per version, by rename. */
async function installed() {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const { version } = createRequire(import.meta.url)(path.join(entry, "../../package.json"));
  const folder = path.join(root, "node_modules/.cache/weft-chromium", version);
  if (!existsSync(folder)) await unpack(path.join(entry, "../../bin"), folder);
  const env = {
    ...process.env,
    FONTCONFIG_FILE: fontConfig(folder),
    LD_LIBRARY_PATH: path.join(folder, "al2023/lib"),
  };
  const executablePath = path.join(folder, "chromium");
  if (!runs(executablePath, env)) {
    throw new Error("No Chromium runs here; install one and name it in PLAYWRIGHT_CHROMIUM.");
  }
  return { executablePath, args, env };
}

/**
 * The package's own configuration names folders that are not there. Without any font of the system, Chromium does not
 * load web fonts either, and every page is blank.
 */
function fontConfig(folder) {
  const file = path.join(folder, "weft-fonts.conf");
  const fonts = `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`;
  const text = `<?xml version="1.0"?>\n${fonts}\n`;
  // It names folders in full, and the project may have been moved since it was written.
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
  return file;
}

/** The package unpacks into the temporary folder and knows no other, so it gets one of its own. */
async function unpack(archives, folder) {
  const temporary = `${folder}.${process.pid}`;
  mkdirSync(temporary, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
  try {
    const { inflate } = await import("@sparticuz/chromium");
    for (const name of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"]) {
      await inflate(path.join(archives, name));
    }
    renameSync(temporary, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // unless another process was faster
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
