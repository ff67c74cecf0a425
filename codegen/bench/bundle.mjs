/** The compiler as it is shipped, and graphs to compile. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";

/** @returns the file, and what removes it */
export async function bundle() {
  const outDir = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
  const remove = () => rmSync(outDir, { recursive: true, force: true });
  try {
    await build({
      configFile: false,
      root: import.meta.dirname,
      logLevel: "error",
      build: { ssr: "entry.ts", outDir, emptyOutDir: true },
      ssr: { noExternal: true },
    });
    return { file: path.join(outDir, "entry.js"), remove };
  } catch (error) {
    remove();
    throw error;
  }
}
