/** The built worker with the benches' routes, served as the product is, on a free port with a state of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "../../scripts/build.mjs";
import { supervise } from "../../scripts/supervise.mjs";

/** @returns {Promise<{ post: (path: string, body: unknown) => Promise<any>, events: (path: string) => AsyncGenerator<any>, stop: () => Promise<void> }>} */
export async function startBenchServer() {
  const temporary = mkdtempSync(path.join(tmpdir(), "weft-bench-"));
  const remove = () => rmSync(temporary, { recursive: true, force: true });
  try {
    const folder = path.join(temporary, "build");
    await build(folder, "worker/bench");
    const port = await freePort();
    const worker = { WEFT_LOCAL: "1", WEFT_OPEN: "1" };
    const state = path.join(temporary, "state");
    const server = await supervise({ mode: "start", folder, port, state, worker });
    const stop = async () => {
      await server.stop();
      remove();
    };
    return { ...client(`http://127.0.0.1:${port}`), stop };
  } catch (error) {
    remove();
    throw error;
  }
}

function client(origin) {
  return {
    post: async (address, body) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(origin + address, { method: "POST", headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
      return answer.json();
    },
    /** Server-sent events as they arrive. */
    events: async function* (address) {
      const { body } = await fetch(origin + address);
      let rest = "";
      for await (const text of body.pipeThrough(new TextDecoderStream())) {
        const blocks = (rest + text).split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) {
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (data) yield JSON.parse(data);
        }
      }
    },
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
