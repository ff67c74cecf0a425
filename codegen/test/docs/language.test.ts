/** What the pages for users say of the whole language, held against the code. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { diagnosticCodes } from "@weft/shared";
import { expect, it } from "vitest";
import { examples } from "./examples.ts";
import { expressionsPage } from "./expressions-page.ts";

const root = path.join(import.meta.dirname, "../../..");
const page = readFileSync(path.join(root, "docs/language.md"), "utf8");

it("lists every function and method", async () => {
  await expect(expressionsPage()).toMatchFileSnapshot(path.join(root, "docs/expressions.md"));
});

it("explains every diagnostic", () => {
  const section = page.slice(page.indexOf("## Diagnostics"));
  const rows = [...section.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)];
  expect(rows.map(([, code]) => code)).toEqual([...diagnosticCodes]);
});

it("names every phase that a step can have", () => {
  const phases = examples.flatMap(({ kind, example }) =>
    kind.steps(example.nodes[example.node]?.params ?? {}).flatMap(({ phase }) => phase ?? []),
  );
  expect(phases.length).toBeGreaterThan(5);
  for (const phase of [...phases, "now", "seen", "started"]) expect(page).toContain(`\`:${phase}\``);
});

it("links to pages that are there", () => {
  const folders = ["", "docs", "docs/kinds"];
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder)).flatMap((file) =>
      file.endsWith(".md") ? [path.join(folder, file)] : [],
    ),
  );
  const broken = files.flatMap((file) =>
    [...readFileSync(path.join(root, file), "utf8").matchAll(/\]\((?!https?:)([^)#\s]+)/g)]
      .map(([, link = ""]) => path.join(root, path.dirname(file), link))
      .filter((target) => !existsSync(target))
      .map((target) => `${file} → ${path.relative(root, target)}`),
  );
  expect(broken).toEqual([]);
});
