/**
 * The server process itself, a child of `start` or `dev`: vite with the Cloudflare plugin, which runs the worker in
 * workerd. What it needs stands in its environment (see `supervise.mjs`), which is also what the worker sees.
 */
import { createServer } from "node:http";
import path from "node:path";
import { cloudflare } from "@cloudflare/vite-plugin";
import { createServer as createDevServer, preview } from "vite";
import { closeInternals } from "./close-internals.mjs";
import { compressAnswers } from "./compress-answers.mjs";
import { root } from "./settings.mjs";

const { mode, folder, port, state } = JSON.parse(process.argv[2]);
const listen = { host: "127.0.0.1", port, strictPort: true };

const server = await (mode === "dev" ? dev() : production());
const second = await listenOnIPv6(server.httpServer);
process.send?.({ ready: true });

// Ctrl+C reaches the whole process group; the supervisor says when to end, also by its own death.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", stop);
process.on("disconnect", stop);

async function dev() {
  const created = await createDevServer({
    configFile: path.join(root, "web/vite.config.ts"),
    logLevel: "info",
    clearScreen: false,
    server: listen,
  });
  return created.listen();
}

/** The root is the build's folder, so that its own deploy description is read, not the one of a later build. */
function production() {
  return preview({
    configFile: false,
    root: folder,
    logLevel: "warn",
    plugins: [
      closeInternals(),
      compressAnswers(),
      cloudflare({ inspectorPort: false, remoteBindings: false, persistState: { path: state } }),
    ],
    // The worker judges hosts and origins itself and answers in its own form; vite would add CORS headers.
    preview: { ...listen, cors: false, allowedHosts: true },
  });
}

/** `localhost` is ::1 first for many clients; a machine without IPv6 does without. */
async function listenOnIPv6(main) {
  const twin = createServer((request, response) => main.emit("request", request, response));
  twin.on("upgrade", (...upgrade) => main.emit("upgrade", ...upgrade));
  return new Promise((resolve, reject) => {
    twin.once("error", (error) => (error.code === "EADDRINUSE" ? reject(error) : resolve(undefined)));
    twin.listen({ host: "::1", port }, () => resolve(twin));
  });
}

async function stop() {
  setTimeout(() => process.exit(0), 3000).unref();
  second?.close();
  second?.closeAllConnections();
  server.httpServer.closeAllConnections?.();
  await server.close();
  process.exit(0);
}
