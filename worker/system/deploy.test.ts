/** The built worker is what Cloudflare would take; looked at without an account or a network. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { ensureBuild } from "../../scripts/build.mjs";
import { plainEnvironment, root } from "../../scripts/settings.mjs";

it("passes wrangler's dry run with every binding", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "weft-deploy-"));
  try {
    const folder = await ensureBuild();
    const wrangler = path.join(root, "node_modules/wrangler/bin/wrangler.js");
    const output = execFileSync(
      process.execPath,
      [wrangler, "deploy", "--dry-run", "-c", path.join(folder, "weft/wrangler.json")],
      {
        cwd: home,
        encoding: "utf8",
        env: { ...plainEnvironment(), HOME: home, CI: "true", WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" },
      },
    );
    for (const binding of ["LOADER", "WORKFLOWS", "WORKSPACE", "RUN", "BUCKET", "DB", "ASSETS"]) {
      expect(output).toContain(`env.${binding}`);
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
