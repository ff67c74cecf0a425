/** `pnpm dev`: the same server from the sources, with hot reload. */
import { launch } from "./launch.mjs";
import { main } from "./refusal.mjs";

await main(() => launch("dev"));
