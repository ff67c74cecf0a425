/** `pnpm start`: builds if need be and serves the production build. */
import { launch } from "./launch.mjs";
import { main } from "./refusal.mjs";

await main(() => launch("start"));
