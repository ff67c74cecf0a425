/** The API of a local server, as a program outside uses it. */
import type { Graph, Json, Run } from "@weft/shared";

export function apiOf(base: () => string) {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${base()}/api/v1${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer}`);
    return JSON.parse(answer) as T;
  }

  const read = (id: string) => call<Run>("GET", `/runs/${id}`);

  return {
    call,
    read,
    /** The id of a new, published workflow. */
    publish: async (graph: Graph): Promise<string> => {
      const { id } = await call<{ id: string }>("POST", "/workflows", { name: "Test", graph });
      await call("POST", `/workflows/${id}/publish`, {});
      return id;
    },
    /** The id of a new run. */
    start: async (workflow: string, input: Json): Promise<string> =>
      (await call<{ id: string }>("POST", `/workflows/${workflow}/runs`, { input })).id,
    until: async (id: string, what: (run: Run) => boolean, seconds: number): Promise<Run> => {
      for (const deadline = Date.now() + seconds * 1000; ; ) {
        const run = await read(id);
        if (what(run)) return run;
        if (Date.now() > deadline) throw new Error(`Not within ${seconds} s: ${JSON.stringify(run)}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
}
