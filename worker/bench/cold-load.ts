import { verifiedModule } from "../src/engine/module-cache.ts";
import type { Env } from "../src/env.ts";
import { benchWorkspace } from "./bench-workspace.ts";

const entry = "entry.js";
/** Answers when the module and all it imports have been compiled and evaluated. */
const entryText = `import { WorkerEntrypoint } from "cloudflare:workers";
import "./workflow.js";
export default class extends WorkerEntrypoint {
  ready() {}
}
`;

/** Loads a stored module into an isolate that nothing was ever loaded into. The text is in memory, as for any run but the first. */
export async function coldLoad(env: Env, { hash }: { hash: string }): Promise<Response> {
  const { compatibilityDate, modules } = await verifiedModule(env, benchWorkspace, hash);
  const worker = env.LOADER.get(`cold:${crypto.randomUUID()}`, () => ({
    compatibilityDate,
    mainModule: entry,
    modules: { ...modules, [entry]: entryText },
    env: {},
    globalOutbound: null,
  }));
  await (worker.getEntrypoint() as unknown as { ready(): Promise<void> }).ready();
  return Response.json({});
}
