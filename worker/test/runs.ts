import { env } from "cloudflare:test";
import type { Graph, Json, Run, RunEvent, RunStatus } from "@weft/shared";
import type { Env } from "../src/env.ts";
import { runObject } from "../src/runs/plan.ts";
import { apiOf, type Call, newWorkspace } from "./call-api.ts";

export { graphOf } from "./graph-of.ts";

export type TestRun = { id: string; call: Call; workspace: string };

/** Publishes the graph as a workflow of a new workspace and gives what starts runs of it. */
export async function publish(
  graph: Graph,
): Promise<{ start: (input?: Json) => Promise<TestRun>; call: Call; workspace: string }> {
  const workspace = newWorkspace();
  const call = apiOf(workspace);
  const { body: workflow } = await call("POST", "/workflows", { body: { name: "Test", graph } });
  const published = await call("POST", `/workflows/${workflow.id}/publish`, { body: {} });
  if (published.status !== 201) throw new Error(JSON.stringify(published.body));
  const start = async (input: Json = {}) => {
    const { status, body } = await call("POST", `/workflows/${workflow.id}/runs`, { body: { input } });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return { id: body.id as string, call, workspace };
  };
  return { start, call, workspace };
}

/** What a run of that graph comes to. */
export async function runGraph(graph: Graph, input: Json = {}): Promise<Run> {
  const { start } = await publish(graph);
  return ended(await start(input));
}

export const readRun = async ({ call, id }: TestRun): Promise<Run> => (await call("GET", `/runs/${id}`)).body;

export async function until(
  run: TestRun,
  what: RunStatus | ((run: Run) => boolean),
  limitMs = 15_000,
): Promise<Run> {
  const isThere = typeof what === "string" ? ({ status }: Run) => status === what : what;
  for (const deadline = Date.now() + limitMs; ; ) {
    const read = await readRun(run);
    if (isThere(read)) return read;
    if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(read)}`);
    await pause(20);
  }
}

const terminal: ReadonlySet<RunStatus> = new Set(["complete", "errored", "cancelled"]);
export const ended = (run: TestRun): Promise<Run> => until(run, ({ status }) => terminal.has(status));

export const objectOf = (run: TestRun) => runObject(env as unknown as Env, run.workspace, run.id);

/** Everything a viewer gets who saw the event of that id last, until the stream closes. */
export async function viewed(run: TestRun, lastEventId = 0): Promise<RunEvent[]> {
  return parseEvents(await (await objectOf(run).events(lastEventId)).text());
}

export const parseEvents = (text: string): RunEvent[] =>
  text
    .split("\n\n")
    .filter((block) => block.startsWith("id:"))
    .map((block) => JSON.parse(block.split("\ndata: ")[1] ?? "") as RunEvent);

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
