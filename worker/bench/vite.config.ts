/** The worker as it is built for production, with the benches' routes and workflows beside the product's. */
import path from "node:path";
import { cloudflare } from "@cloudflare/vite-plugin";
import { defineConfig } from "vite";

const root = import.meta.dirname;

export default defineConfig({
  root,
  plugins: [
    cloudflare({
      configPath: "../../wrangler.jsonc",
      inspectorPort: false,
      remoteBindings: false,
      config: (config) => {
        config.main = path.join(root, "bench-worker.ts");
        config.workflows.push(
          { binding: "BARE", name: "bare-runs", class_name: "BareWorkflow" },
          { binding: "MODULES", name: "module-runs", class_name: "ModuleWorkflow" },
        );
        config.assets = undefined;
      },
    }),
  ],
  build: { target: "es2023" },
});
