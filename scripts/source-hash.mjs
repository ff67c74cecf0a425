/** One name for the content of everything a build reads. Tests are left out: changing one makes no new build. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./settings.mjs";

const packages = ["shared", "codegen", "worker", "web"];
const files = [
  "package.json",
  "pnpm-lock.yaml",
  "pnpm-workspace.yaml",
  "wrangler.jsonc",
  "scripts/build.mjs",
];
const ignored = /^[a-z]+\/(node_modules|dist|e2e|system|test|bench|samples)$|\.test\.tsx?$/;

export function sourceHash() {
  const hash = createHash("sha256");
  for (const file of [...files, ...packages.flatMap((name) => list(name))].toSorted()) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex").slice(0, 16);
}

function list(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.name.startsWith(".") || ignored.test(file)) return [];
    return entry.isDirectory() ? list(file) : [file];
  });
}
