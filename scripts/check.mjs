/** `pnpm check`: format and lint, then the types of every tsconfig in the repository. */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { root } from "./settings.mjs";

const fix = process.argv.includes("--fix");
const results = [await run("biome", ["check", ...(fix ? ["--write"] : []), "."])];
const projects = tsconfigs(".");
// Two at a time: each compiler run is parallel in itself.
for (let next = 0; next < projects.length; next += 2) {
  const pair = projects.slice(next, next + 2);
  results.push(...(await Promise.all(pair.map((project) => run("tsc", ["--noEmit", "-p", project])))));
}
if (results.includes(false)) process.exit(1);

function run(command, args) {
  const child = spawn(path.join(root, "node_modules/.bin", command), args, { cwd: root });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code !== 0) console.error(`✗ ${command} ${args.join(" ")}\n${output}`);
      else console.log(`✓ ${command} ${args.join(" ")}`);
      resolve(code === 0);
    });
  });
}

function tsconfigs(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return /^(node_modules|dist|\..*)$/.test(entry.name) ? [] : tsconfigs(file);
    return /^tsconfig(\.test)?\.json$/.test(entry.name) ? [file] : [];
  });
}
