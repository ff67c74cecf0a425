/** What a run costs, on the engine itself. */
import { startBenchServer } from "./bench-server.mjs";
import { measureLoad } from "./load.mjs";
import { measureStart } from "./start.mjs";
import { measureSteps } from "./steps.mjs";

export async function* bench() {
  const server = await startBenchServer();
  try {
    yield* measureSteps(server);
    yield await measureStart(server);
    yield await measureLoad(server);
  } finally {
    await server.stop();
  }
}
