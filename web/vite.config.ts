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

/**
 * What several pages share comes in two files, not in thirty: before the first page is there, a request costs more
 * than the bytes it saves. `shell` is what every page is made of, `graph` what shows a graph; the rest (details of a
 * run, kinds, schemas, the compiler) follows those who import it.
 */
const codeSplitting = {
  includeDependenciesRecursively: false,
  groups: [
    {
      name: "graph",
      test: /node_modules[\\/](@xyflow|d3-|zustand)|web[\\/]src[\\/](canvas|store)[\\/]/,
      minShareCount: 2,
      priority: 2,
    },
    {
      name: "shell",
      test: /node_modules[\\/](react|scheduler|wouter|regexparam|use-s|use-c|tslib|get-nonce|aria-hidden|clsx|lucide-react|@tanstack|@floating-ui|@radix-ui[\\/](?!react-(?:dialog|popover)))|shared[\\/]src[\\/](?!api|diagnostics|stored)|web[\\/]src[\\/](ui|api|words|format|app[\\/](?!command-score)[a-z])/,
      priority: 1,
    },
  ],
};

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
  build: {
    target: "es2023",
    // Those that know `light-dark()`: lowered, it would no longer follow a theme set on a part of the page.
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1000,
  },
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting } } } },
  },
  // The worker answers every origin question itself; vite would add Access-Control headers of its own.
  server: { cors: false },
});
