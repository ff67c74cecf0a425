/** Builds once before the `system` tests, so that no test's time contains a build. */
import { ensureBuild } from "./build.mjs";

export async function setup() {
  await ensureBuild();
}
