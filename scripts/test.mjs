/**
 * `pnpm test`: format, lint and types, then vitest, then Playwright; ends with one line that counts both.
 * `--check`, `--unit` and `--e2e` narrow it; what else is given goes to vitest or Playwright.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { main } from "./refusal.mjs";
import { requireNode, root } from "./settings.mjs";

const parts = ["--check", "--unit", "--e2e"];
const given = process.argv.slice(2).filter((argument) => argument !== "--");
const rest = given.filter((argument) => !parts.includes(argument));
const wants = (part) => !given.some((argument) => parts.includes(argument)) || given.includes(part);

/**
 * What workerd itself prints about tests that make steps fail, cut lines and end processes on purpose: every promise
 * rejected across its borders, with addresses in its binary. Nobody can act on it.
 */
const noise =
  /^(uncaught exception; (source|exception) = |stack: \S*workerd@|exception = kj\/|An RPC (stub|result) was not disposed)/;
const trace = /^ {4}at /;

await main(async () => {
  requireNode();
  const reports = mkdtempSync(path.join(tmpdir(), "weft-test-"));
  const counts = [];
  if (wants("--check")) counts.push(await check());
  if (wants("--unit")) counts.push(await unit(path.join(reports, "vitest.json")));
  if (wants("--e2e")) counts.push(await journeys(path.join(reports, "playwright.json")));
  rmSync(reports, { recursive: true, force: true });
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const skipped = sum("skipped") ? `, ${sum("skipped")} skipped` : "";
  console.log(`${sum("passed")} passed, ${sum("failed")} failed${skipped}`);
  process.exitCode = sum("failed") === 0 ? 0 : 1;
});

async function check() {
  const ok = await run("check", process.execPath, ["scripts/check.mjs"]);
  return { passed: 0, failed: ok ? 0 : 1, skipped: 0 };
}

async function unit(report) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const ok = await run("vitest", "vitest", ["run", ...reporters, ...rest]);
  const found = read(report);
  return count(ok, found?.numPassedTests, found?.numFailedTests, found?.numPendingTests);
}

async function journeys(report) {
  const ok = await run("playwright", "playwright", ["test", "--reporter=list,json", ...rest], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const stats = read(report)?.stats;
  return count(ok, stats && stats.expected + stats.flaky, stats?.unexpected, stats?.skipped);
}

/** A suite that did not run, or failed outside its tests, counts as one failed test. */
function count(ok, passed = 0, failed = 0, skipped = 0) {
  return { passed, failed: ok ? failed : Math.max(failed, 1), skipped };
}

async function run(title, command, args, env = {}) {
  console.log(`\n— ${title}`);
  const file = path.isAbsolute(command) ? command : path.join(root, "node_modules/.bin", command);
  const color = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  const child = spawn(file, args, {
    cwd: root,
    stdio: ["inherit", "pipe", "inherit"],
    env: { ...process.env, ...color, ...env },
  });
  const exit = new Promise((resolve, reject) => child.once("error", reject).once("exit", resolve));
  let isNoise = false;
  for await (const line of createInterface({ input: child.stdout })) {
    isNoise = noise.test(line) || (isNoise && trace.test(line));
    if (!isNoise) console.log(line);
  }
  return (await exit) === 0;
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return undefined; // the suite ended before it wrote its report
  }
}
