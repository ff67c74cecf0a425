/**
 * Two hundred runs of the compiler's samples in flight, and a server that is killed ten times meanwhile: everything
 * ends as if nothing had happened, and no step that had completed is run again.
 */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Graph, Run, StepRow } from "@weft/shared";
import { afterAll, beforeAll, expect, it } from "vitest";
import { scriptOf } from "../../codegen/test/proof/script.ts";
import { adapted, childOf } from "../test/samples/adapt.ts";
import { differentEnding } from "../test/samples/judge.ts";
import {
  isPossible,
  isTimeless,
  keepsToItself,
  paramsOf,
  type Sample,
  type SampleRun,
} from "../test/samples/sample.ts";
import { apiOf } from "./api.ts";
import { startOn } from "./killable.ts";

const inFlight = 200;
const kills = 10;
const folder = path.join(import.meta.dirname, "../../codegen/test/samples");

const samples: Sample[] = readdirSync(folder).flatMap((name) => {
  const file = (part: string) => path.join(folder, name, part);
  const read = (part: string) => JSON.parse(readFileSync(file(part), "utf8"));
  return existsSync(file("trace.json"))
    ? [{ name, graph: read("graph.json"), runs: read("trace.json") }]
    : [];
});

const isCall = ({ nodes }: Graph, step: string): boolean =>
  nodes.some(({ id, type }) => type === "http" && id === step.split("[")[0]);

/** What goes the same way whenever it goes, and calls something that can keep it waiting. */
const scenes = samples.flatMap(({ name, graph, runs }) =>
  runs
    .filter((run) => isPossible(graph, run) && isTimeless(graph, run) && keepsToItself(graph))
    .filter(({ steps }) => steps.some(({ step }) => isCall(graph, step)))
    .map((run): Scene => ({ name: `${name}: ${run.run ?? ""}`, graph, run })),
);

type Scene = { name: string; graph: Graph; run: SampleRun };
type Flight = { scene: Scene; id: string };

const state = mkdtempSync(path.join(tmpdir(), "weft-samples-"));
const flights = new Map<string, Flight>();
const requests: { run: string; step: string }[] = [];
let killed = 0;
let server: Awaited<ReturnType<typeof startOn>>;
const { call, publish, until } = apiOf(() => server.url);

/** A call is held until some kills have passed: some steps complete before a kill, others are cut off by several. */
const world = createServer((request, response) => {
  const [run, step] = [String(request.headers["x-run"]), String(request.headers["x-step"])];
  requests.push({ run, step });
  const answer = (): void => {
    const flight = flights.get(run);
    if (!flight || killed < holdOf(run, step)) return void setTimeout(answer, 50);
    const { answer: body = null, fails } = scriptOf(flight.scene.run.world ?? {}, step);
    response.writeHead(fails ? 400 : 200, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  request.resume().on("end", answer);
});

/** How many kills it outlasts. A call that fails is not held: an attempt that is cut off is an attempt less. */
function holdOf(run: string, step: string): number {
  const { scene } = flights.get(run) as Flight;
  if (scriptOf(scene.run.world ?? {}, step).fails) return 0;
  const seed = [...`${run}${step}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return seed % (kills + 1);
}

beforeAll(async () => {
  await new Promise<void>((resolve) => world.listen(0, "127.0.0.1", resolve));
  server = await startOn(state);
});
afterAll(async () => {
  await server?.stop();
  world.closeAllConnections();
  await new Promise((resolve) => world.close(resolve));
  rmSync(state, { recursive: true, force: true });
});

/** The id of a published workflow of it. */
async function prepare({ graph, run }: Scene): Promise<string> {
  const base = `http://127.0.0.1:${(world.address() as AddressInfo).port}`;
  const children: { [id: string]: string } = {};
  for (const node of graph.nodes.filter(({ type }) => type === "subworkflow"))
    children[String(paramsOf(node).workflowId)] = await publish(childOf(run.world ?? {}, node.id));
  return publish(adapted(graph, run, { base, children }));
}

async function begin(scene: Scene, workflow: string): Promise<void> {
  const { input, trigger, world: scripts = {}, steps } = scene.run;
  const body = { input, ...(trigger ? { trigger } : {}) };
  const { id } = await call<{ id: string }>("POST", `/workflows/${workflow}/runs`, body);
  flights.set(id, { scene, id });
  // An event is kept until somebody waits for it.
  for (const { step } of steps) {
    const { event } = scriptOf(scripts, step);
    if (event !== undefined && !step.includes(":") && !isSubworkflow(scene.graph, step))
      await call("POST", `/runs/${id}/events`, { name: event, payload: { to: step } });
  }
}

const isSubworkflow = ({ nodes }: Graph, step: string): boolean =>
  nodes.some(({ id, type }) => type === "subworkflow" && id === step.split("[")[0]);

/** How many of them have not ended, as the list of runs has it. */
async function active(): Promise<number> {
  const { items } = await call<{ items: Run[] }>("GET", "/runs?limit=200");
  return items.filter(({ id, endedAt }) => flights.has(id) && endedAt === null).length;
}

it("end as they would have, and no completed step runs twice", async () => {
  const workflows = await Promise.all(scenes.map(prepare));
  for (let at = 0; at < inFlight; at += 10)
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => (at + n) % scenes.length).map((n) =>
        begin(scenes[n] as Scene, workflows[n] as string),
      ),
    );
  const left: number[] = [await active()];
  while (killed < kills) {
    await server.kill();
    killed++;
    server = await startOn(state);
    await new Promise((resolve) => setTimeout(resolve, 500));
    left.push(await active());
  }
  expect(left[0]).toBeGreaterThan(inFlight * 0.8);
  expect(left.at(-2)).toBeGreaterThan(0);
  const wrong: string[] = [];
  for (const { scene, id } of flights.values()) {
    const run = await until(id, ({ endedAt }: Run) => endedAt !== null, 60);
    const { items } = await call<{ items: StepRow[] }>("GET", `/runs/${id}/steps?limit=200`);
    const problems = [...differentEnding(scene.run, run, items), ...repeated(id, items)];
    wrong.push(...problems.map((problem) => `${scene.name}: ${problem}`));
  }
  expect(wrong).toEqual([]);
}, 420_000);

/** A step that asked more often than it had attempts was run again after it was over. */
function repeated(id: string, rows: StepRow[]): string[] {
  const names = rows.map(({ name }) => name);
  const twice = names
    .filter((name, at) => names.indexOf(name) !== at)
    .map((name) => `${name} is there twice`);
  const asked = rows.flatMap(({ name, attempts }) => {
    const times = requests.filter(({ run, step }) => run === id && step === name).length;
    return times > attempts.length ? [`${name} asked ${times} times in ${attempts.length} attempts`] : [];
  });
  const ended = rows.filter(({ status, attempts }) => {
    const complete = attempts.filter((attempt) => attempt.status === "complete").length;
    return status === "complete" && complete !== 1 && attempts.length > 0;
  });
  return [...twice, ...asked, ...ended.map(({ name }) => `${name} completed more than once`)];
}
