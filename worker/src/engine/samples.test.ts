/**
 * The compiler's samples on the real engine: each run of each goes as its `trace.json` says, with real waits, retries,
 * stores and called workflows. Sleeps are switched off by introspection, and requests answered as the sample says.
 */
import { env, introspectWorkflow } from "cloudflare:test";
import type { Graph, Json, StepRow } from "@weft/shared";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { scriptOf } from "../../../codegen/test/proof/script.ts";
import { apiOf, newWorkspace } from "../../test/call-api.ts";
import { ended, objectOf, pause, type TestRun, until } from "../../test/runs.ts";
import { adapted, childOf } from "../../test/samples/adapt.ts";
import { differences } from "../../test/samples/judge.ts";
import {
  endsEverySleep,
  isPossible,
  paramsOf,
  type Sample,
  type SampleRun,
} from "../../test/samples/sample.ts";
import { ScriptedWorld } from "../../test/samples/scripted-world.ts";
import { seeding, seedsOf } from "../../test/samples/seeds.ts";
import type { Env } from "../env.ts";

const base = "https://world.example";
const files = import.meta.glob<string>("../../../codegen/test/samples/*/{graph,trace}.json", {
  eager: true,
  query: "?raw",
  import: "default",
});

const samples: Sample[] = Object.entries(files).flatMap(([file, text]) => {
  const [folder = "", part] = file.split(/\/(?=[^/]*$)/);
  if (part !== "trace.json") return [];
  const graph = JSON.parse(files[`${folder}/graph.json`] ?? "") as Graph;
  return [{ name: folder.split("/").at(-1) ?? "", graph, runs: JSON.parse(text) as SampleRun[] }];
});

const world = new ScriptedWorld();
let introspector: Awaited<ReturnType<typeof introspectWorkflow>>;

beforeAll(async () => {
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input as RequestInfo, init);
    const [body, { headers }] = [await request.text(), request];
    const reply = await world.reply({
      step: headers.get("x-step") ?? "",
      run: headers.get("x-run") ?? "",
      key: headers.get("idempotency-key"),
      body: (body === "" ? null : JSON.parse(body)) as Json,
    });
    await pause(reply.afterMs);
    return Response.json(reply.body, { status: reply.status });
  });
  introspector = await introspectWorkflow((env as unknown as Env).WORKFLOWS);
  const steps = samples.filter(endsEverySleep).flatMap(sleepSteps);
  await introspector.modifyAll((modifier) => modifier.disableSleeps(steps.map((name) => ({ name }))));
});
afterAll(() => introspector.dispose());

function sleepSteps({ graph, runs }: Sample): string[] {
  const ids = new Set(graph.nodes.filter(({ type }) => type === "sleep").map(({ id }) => id));
  const ended = runs.flatMap(({ steps }) => steps.map(({ step }) => step));
  return ended.filter((step) => ids.has(step.split("[")[0] ?? "")).map((step) => `${step}:sleep`);
}

async function publish(workspace: string, graph: Graph): Promise<string> {
  const call = apiOf(workspace);
  const { id } = (await call("POST", "/workflows", { body: { name: "Sample", graph } })).body;
  const published = await call("POST", `/workflows/${id}/publish`, { body: {} });
  if (published.status !== 201) throw new Error(JSON.stringify(published.body));
  return id;
}

async function start(workspace: string, workflow: string, body: object): Promise<TestRun> {
  const call = apiOf(workspace);
  const started = await call("POST", `/workflows/${workflow}/runs`, { body });
  if (started.status !== 201) throw new Error(JSON.stringify(started.body));
  return { id: started.body.id, call, workspace };
}

/** Starts a run in a workspace of its own, in which everything is as the sample's world says. */
async function begin(sample: Sample, sampleRun: SampleRun): Promise<TestRun> {
  const { graph } = sample;
  const { input, trigger, world: scripts = {} } = sampleRun;
  const workspace = newWorkspace();
  const seeds = seedsOf(graph, sampleRun);
  if (seeds.length > 0) await ended(await start(workspace, await publish(workspace, seeding(seeds)), {}));
  const children: { [id: string]: string } = {};
  for (const node of graph.nodes.filter(({ type }) => type === "subworkflow"))
    children[String(paramsOf(node).workflowId)] = await publish(workspace, childOf(scripts, node.id));
  const options = { base, children, keepsSleeps: endsEverySleep(sample) };
  const id = await publish(workspace, adapted(graph, sampleRun, options));
  const run = await start(workspace, id, { input, ...(trigger ? { trigger } : {}) });
  world.expect(run.id, scripts);
  return run;
}

const rowsOf = async (run: TestRun): Promise<StepRow[]> =>
  (await run.call("GET", `/runs/${run.id}/steps?limit=200`)).body.items;

/** Sends every event that the sample's world sends, as soon as somebody waits for it and all has ended that ended before. */
async function sendEvents(run: TestRun, { steps, world: scripts = {} }: SampleRun): Promise<void> {
  for (const [at, { step }] of steps.entries()) {
    const { event } = scriptOf(scripts, step);
    if (event === undefined || step.includes(":")) continue;
    const before = steps.slice(0, at).map((one) => one.step);
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; await pause(30)) {
      const rows = await rowsOf(run);
      const ended = new Set(rows.flatMap(({ name, endedAt }) => (endedAt === null ? [] : [name])));
      if (rows.some(({ name }) => name === `${step}:wait`) && before.every((name) => ended.has(name))) break;
    }
    await objectOf(run).send(event, { to: step });
  }
}

describe.concurrent.each(samples)("$name", (sample) => {
  const runs = sample.runs.filter((run) => isPossible(sample.graph, run));
  it.each(runs.map((run, at) => ({ ...run, run: run.run ?? `run ${at + 1}` })))(
    "$run",
    async (sampleRun) => {
      const run = await begin(sample, sampleRun);
      const sending = sendEvents(run, sampleRun);
      const result = await until(run, ({ endedAt }) => endedAt !== null, 50_000);
      await sending;
      const seen = { run: result, rows: await rowsOf(run), asked: world.of(run.id) };
      expect(differences(sample.graph, sampleRun, seen)).toEqual([]);
    },
    60_000,
  );
});
