import type { StoredModule } from "../modules/store.ts";

/** Enforced by Cloudflare only; locally, loops in user code have guards and the server is watched from outside. */
const limits = { cpuMs: 30_000 };

const entry = "isolate.js";
const quiet = "isolate/quiet-console.js";

/** What a console says would end in the server's own output, without bounds. A run has a log. */
const quietConsole = `for (const name of Object.keys(console)) console[name] = () => undefined;\n`;

/** A module as the Loader takes it: as it was published, without bindings or network, behind a console that is mute. */
export function isolated({
  compatibilityDate,
  compatibilityFlags,
  mainModule,
  modules,
}: StoredModule): WorkerLoaderWorkerCode {
  return {
    compatibilityDate,
    compatibilityFlags,
    mainModule: entry,
    modules: {
      ...modules,
      [entry]: `import "./${quiet}";\nexport { Workflow } from "./${mainModule}";\n`,
      [quiet]: quietConsole,
    },
    env: {},
    globalOutbound: null,
    limits,
  };
}
