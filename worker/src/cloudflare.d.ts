/** What `cloudflare:workers` says of this worker: its bindings, and its exports as `ctx.exports`. */
declare namespace Cloudflare {
  type WorkerEnv = import("./env.ts").Env;
  interface Env extends WorkerEnv {}
  interface GlobalProps {
    mainModule: typeof import("./index.ts");
    durableNamespaces: "Workspace" | "Run";
  }
}
