/** Workflows whose module is written by hand, where the compiler would never write it or what it says is not the point. */
import { env } from "cloudflare:test";
import type { Json } from "@weft/shared";
import type { Env } from "../src/env.ts";
import type { BuildTrigger } from "../src/modules/build.ts";
import { storeGraph, storeModule } from "../src/modules/store.ts";
import type { StepMap } from "../src/runs/plan.ts";
import { workspaceStub } from "../src/workspace/workspace.ts";
import { apiOf, newWorkspace } from "./call-api.ts";
import { graphOf, type TestRun } from "./runs.ts";

const bindings = env as unknown as Env;

/** The module of a workflow whose `run(event, step, host)` has this body. */
export const sourceOf = (body: string): string =>
  `import { WorkflowEntrypoint } from "cloudflare:workers";
   export class Workflow extends WorkflowEntrypoint { async run(event, step, host) { ${body} } }`;

/** What the host is told about the attempt that calls it. */
export const about = (nodeId: string, { attempt = 1, iteration = [] as number[] } = {}): string =>
  JSON.stringify({ nodeId, iteration, attempt });

type Options = {
  workspace?: string;
  name?: string;
  steps?: StepMap;
  graph?: ReturnType<typeof graphOf>;
  triggers?: BuildTrigger[];
};

/** May be started by requests and by workflows. */
const anyhow: BuildTrigger[] = [
  { id: "start", kind: "manual", startedBy: "api" },
  { id: "called", kind: "called", startedBy: "call" },
];

/** Publishes it as the first version of a new workflow. */
export async function publishModule(
  body: string,
  {
    workspace = newWorkspace(),
    name = "By hand",
    steps = {},
    graph = graphOf([], []),
    triggers = anyhow,
  }: Options = {},
) {
  const call = apiOf(workspace);
  const { body: workflow } = await call("POST", "/workflows", { body: { name } });
  const [hash, graphHash] = await Promise.all([
    storeModule(bindings, workspace, {
      mainModule: "workflow.js",
      modules: { "workflow.js": sourceOf(body) },
    }),
    storeGraph(bindings, workspace, graph),
  ]);
  const build = { hash, graphHash, steps, triggers, manifest: { hosts: [], secrets: [] } };
  await workspaceStub(bindings, workspace).addVersion(workflow.id, build, graph, { message: "", author: "" });
  const start = async (input: Json = {}): Promise<TestRun> => {
    const { status, body: run } = await call("POST", `/workflows/${workflow.id}/runs`, { body: { input } });
    if (status !== 201) throw new Error(JSON.stringify(run));
    return { id: run.id as string, call, workspace };
  };
  return { start, call, workspace, workflow: workflow.id as string };
}
