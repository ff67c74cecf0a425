/** Builds once before the `system` tests, so that no test's time contains a build. */
import { ensureBuild } from "./build.mjs";
import { Refusal } from "./refusal.mjs";

export async function setup() {
  try {
    await ensureBuild();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message); // the system tests fail; the others still tell something
  }
}
