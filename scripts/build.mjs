/**
 * Builds web and worker into `dist/<hash of the sources>/`, once per content. The folder appears by rename, so it is
 * whole or absent; servers of different sources run side by side from one checkout.
 * As a command: `node scripts/build.mjs` prints the folder.
 */
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { ownerOf, takeLock, takeLockSoon } from "./lock.mjs";
import { main, Refusal } from "./refusal.mjs";
import { plainEnvironment, requireNode, root } from "./settings.mjs";
import { sourceHash } from "./source-hash.mjs";

const dist = path.join(root, "dist");
const kept = 3;
const buildPatience = 300_000;

/**
 * The folder of the build of the present sources, built if it is absent.
 * @param {{ onBuild?: () => void }} [options] `onBuild` is called when there is something to build
 */
export async function ensureBuild({ onBuild } = {}) {
  const hash = sourceHash();
  const folder = path.join(dist, hash);
  mkdirSync(dist, { recursive: true });
  if (!existsSync(folder)) {
    const release = await takeLockSoon(path.join(dist, `${hash}.lock`), buildPatience);
    if (!release)
      throw new Refusal(`Another process has been building ${folder} for too long; end it and try again.`);
    try {
      if (!existsSync(folder)) {
        onBuild?.();
        await build(folder);
      }
    } finally {
      release();
    }
  }
  utimesSync(folder, new Date(), new Date());
  return folder;
}

/** Keeps a build from being pruned while this process uses it. */
export function useBuild(folder) {
  const release = takeLock(`${folder}.use.${process.pid}`);
  prune();
  return release;
}

/** Builds what the vite config in `source` describes; `folder` appears when it is complete. */
export async function build(folder, source = "web") {
  const temporary = `${folder}.new`;
  rmSync(temporary, { recursive: true, force: true });
  await vite(["build", source, "--outDir", temporary, "--emptyOutDir", "--logLevel", "error"]);
  // The vite plugin copies variables it finds into the build. Settings enter at start, so nothing of the kind stays.
  rmSync(path.join(temporary, "weft/.dev.vars"), { force: true });
  mkdirSync(path.join(temporary, ".wrangler/deploy"), { recursive: true });
  writeFileSync(
    path.join(temporary, ".wrangler/deploy/config.json"),
    JSON.stringify({ configPath: "../../weft/wrangler.json", auxiliaryWorkers: [] }),
  );
  renameSync(temporary, folder);
}

function vite(args) {
  const binary = path.join(root, "node_modules/vite/bin/vite.js");
  const env = {
    ...plainEnvironment(),
    CLOUDFLARE_LOAD_DEV_VARS_FROM_DOT_ENV: "false",
    WRANGLER_WRITE_LOGS: "false",
  };
  const child = spawn(process.execPath, [binary, ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      code === 0
        ? resolve()
        : reject(new Refusal(`${output.replaceAll(/\n {4}at .*/g, "").trim()}\nThe build failed.`));
    });
  });
}

/** Removes all but the last few builds and what dead processes left; a build in use always stays. */
function prune() {
  const names = readdirSync(dist);
  const owned = (name) => ownerOf(path.join(dist, name)) !== undefined;
  const age = (name) => Date.now() - statSync(path.join(dist, name)).mtimeMs;
  const isUsed = (build) => names.some((name) => name.startsWith(`${build}.use.`) && owned(name));
  const builds = names.filter((name) => /^[0-9a-f]{16}$/.test(name));
  const old = builds.toSorted((a, b) => age(a) - age(b)).slice(kept);
  const unused = names.filter((name) => name.includes(".use.") && !owned(name));
  const unfinished = names.filter((name) => name.endsWith(".new") && !owned(name.replace(".new", ".lock")));
  for (const name of [...old.filter((build) => !isUsed(build)), ...unused, ...unfinished]) {
    rmSync(path.join(dist, name), { recursive: true, force: true });
  }
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  await main(async () => {
    requireNode();
    console.log(path.relative(process.cwd(), await ensureBuild()));
  });
}
