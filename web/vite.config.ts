/**
 * Builds and serves the web app and the worker together. `scripts/` gives the output folder, the state folder and
 * the port; `pnpm dev` and `pnpm start` differ only in those.
 */
import { cloudflare } from "@cloudflare/vite-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { closeInternals } from "../scripts/close-internals.mjs";

const root = import.meta.dirname;
const state = process.env.WEFT_PERSIST;

export default defineConfig({
  root,
  plugins: [
    closeInternals(),
    react(),
    tailwindcss(),
    cloudflare({
      configPath: "../wrangler.jsonc",
      inspectorPort: false,
      remoteBindings: false,
      ...(state ? { persistState: { path: state } } : {}),
    }),
  ],
  build: { target: "es2023", chunkSizeWarningLimit: 1000 },
  // The worker answers every origin question itself; vite would add Access-Control headers of its own.
  server: { cors: false },
});
