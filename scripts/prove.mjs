/**
 * `pnpm prove`: the compiler against the interpreter on many random graphs. `pnpm prove 50000 7` takes so many, from
 * that seed. A graph that breaks a law is printed, small; keep it in `codegen/test/proof/samples`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { main, Refusal } from "./refusal.mjs";
import { requireNode, root } from "./settings.mjs";

if (isMainThread) await main(run);
else {
  const { file, ...plan } = workerData;
  const { prove } = await import(file);
  parentPort?.postMessage(await prove(plan));
}

async function run() {
  requireNode();
  const [count = 20_000, seed = Date.now() % 1_000_000] = process.argv
    .slice(2)
    .filter((argument) => argument !== "--")
    .map(Number);
  if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed))
    throw new Refusal("Usage: pnpm prove [number of graphs] [seed]");
  const begun = Date.now();
  const threads = Math.min(count, availableParallelism());
  console.log(`${count} random graphs from seed ${seed}, in ${threads} threads`);
  const folder = mkdtempSync(path.join(tmpdir(), "weft-prove-"));
  try {
    const file = await bundle(folder);
    const shares = Array.from({ length: threads }, (_, index) => Math.floor((count + index) / threads));
    const proofs = await Promise.all(
      shares.map((share, index) => inThread({ file, count: share, seed: seed + index, cuts: 8 })),
    );
    report(proofs, Math.round((Date.now() - begun) / 1000));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function bundle(folder) {
  const { build } = await import("vite");
  await build({
    configFile: false,
    root: path.join(root, "codegen/test/proof"),
    logLevel: "error",
    build: { ssr: "long-run.ts", outDir: folder, emptyOutDir: true },
    ssr: { noExternal: true },
  });
  return pathToFileURL(path.join(folder, "long-run.js")).href;
}

/** @param {object} plan @returns {Promise<any>} */
function inThread(plan) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: plan });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

/** @param {any[]} proofs @param {number} seconds */
function report(proofs, seconds) {
  const sum = (/** @type {(proof: any) => number} */ read) =>
    proofs.reduce((total, proof) => total + (read(proof) ?? 0), 0);
  const graphs = sum((proof) => proof.graphs);
  const structured = sum((proof) => proof.structured);
  console.log(`graphs      ${graphs}`);
  console.log(`structured  ${structured} (${Math.round((100 * structured) / Math.max(1, graphs))} %)`);
  console.log(`replays     ${sum((proof) => proof.replays)}`);
  for (const kind of [...new Set(proofs.flatMap((proof) => Object.keys(proof.kinds)))].sort())
    console.log(`  ${kind.padEnd(12)} ${sum((proof) => proof.kinds[kind])}`);
  console.log(`seconds     ${seconds}`);
  for (const { counterexample } of proofs) {
    if (!counterexample) continue;
    console.log(`\n${counterexample.found.join("\n")}\n`);
    console.log(JSON.stringify({ why: "", sample: counterexample.sample }));
    process.exitCode = 1;
  }
}
