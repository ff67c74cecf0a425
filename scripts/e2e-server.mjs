/** Playwright's global setup: one server for all journeys. WEFT_URL names a running one to use instead. */
import { startServer } from "./local-server.mjs";

export default async function setUp() {
  if (process.env.WEFT_URL) return undefined;
  const server = await startServer();
  process.env.WEFT_URL = server.url;
  return server.stop;
}
