/**
 * From what a graph means to the parts of its module: a body for every node, the steps it has, and what it imports.
 */
import { durationMs, type GraphNode, sourceHandle } from "@weft/shared";
import { Code, js, objectLiteral } from "../code.ts";
import { outputVariable, safeLocal } from "../names.ts";
import type { EmitContext } from "../nodes/kind.ts";
import { emitterExports } from "../runtime/files.ts";
import type { Analysis, AnalyzedNode } from "./2-analyze.ts";
import { costOf } from "./3-transform-cost.ts";

export type NodePart = {
  id: string;
  name: string;
  variable: string;
  /** `<node>.<handle>` of every edge that leads here. */
  after: string[];
  body: Code;
};

export type Program = {
  /** Triggers whose outputs are read under their own ids. */
  triggers: { id: string; variable: string }[];
  nodes: NodePart[];
  /** Nodes whose outputs are the run's. */
  leaves: { id: string; variable: string }[];
  steps: { [name: string]: { nodeId: string; phase?: string } };
  /** Names of the run time that the module imports. */
  uses: Set<string>;
  /** Steps of a run at least and at most. */
  cost: { min: number; max: number };
};

export function transform(analysis: Analysis): Program {
  const { ordered, triggers } = analysis;
  const ids = new Set(ordered.map(({ node }) => node.id));
  const steps: Program["steps"] = {};
  for (const analyzed of ordered)
    for (const { phase } of stepsOf(analyzed))
      steps[stepName(analyzed.node.id, phase)] = {
        nodeId: analyzed.node.id,
        ...(phase === undefined ? {} : { phase }),
      };
  const nodes = ordered.map((analyzed) => part(analyzed, ids));
  const read = new Set(ordered.flatMap(({ reads }) => [...reads.nodes]));
  return {
    triggers: triggers.map(({ node: { id } }) => outputOf(id)).filter(({ id }) => read.has(id)),
    nodes,
    uses: new Set(["begin", ...runtimeNames(nodes), ...ordered.flatMap(({ reads }) => [...reads.functions])]),
    leaves: ordered.filter(isLeaf).map(({ node: { id } }) => outputOf(id)),
    steps,
    cost: costOf(analysis, stepsOf),
  };
}

const outputOf = (id: string) => ({ id, variable: outputVariable(id) });

/** A leaf has no edge that leads on; `error` edges do not count. */
const isLeaf = ({ outgoing }: AnalyzedNode): boolean =>
  outgoing.every((edge) => sourceHandle(edge) === "error");

const stepName = (id: string, phase: string | undefined): string =>
  phase === undefined ? id : `${id}:${phase}`;

/** A node that uses `now()` first records it, in a step of its own. */
const stepsOf = ({ kind, params, reads }: AnalyzedNode): { phase?: string }[] => [
  ...(reads.usesNow ? [{ phase: "now" }] : []),
  ...kind.steps(params),
];

function part(analyzed: AnalyzedNode, ids: ReadonlySet<string>): NodePart {
  const { node, kind, incoming } = analyzed;
  const context = emitContext(analyzed, ids);
  const body = kind.emit?.(context) ?? new Code("");
  return {
    id: node.id,
    name: node.data.name ?? "",
    variable: outputVariable(node.id),
    after: incoming.map((edge) => `${edge.source}.${sourceHandle(edge)}`),
    body: analyzed.reads.usesNow ? js`${recordNow(context)}\n${body}` : body,
  };
}

const recordNow = ({ local, step }: EmitContext): Code =>
  js`const ${local("now")} = await step.do(${step("now")}, once, () => new Date().toISOString());`;

function emitContext({ node, params, slots, kind }: AnalyzedNode, ids: ReadonlySet<string>): EmitContext {
  const param = (path: string) => slots.get(path)?.code ?? new Code("undefined");
  return {
    id: node.id,
    raw: params,
    variable: new Code(outputVariable(node.id)),
    param,
    params: param(""),
    step: (phase) => js`${stepName(node.id, phase)}`,
    policy: kind.retries ? policyOf(node) : new Code(""),
    local: (name) => new Code(safeLocal(name, ids)),
  };
}

/** The engine's defaults are the language's, so only what differs is written. */
function policyOf({ data: { retry, timeout } }: GraphNode): Code {
  const retries = Object.entries(retry ?? {}).map(([key, value]) => [key, js`${value}`] as const);
  const entries: (readonly [string, Code])[] = [];
  if (retries.length > 0) entries.push(["retries", objectLiteral(retries)]);
  if (timeout !== undefined && durationMs(timeout) !== 600_000) entries.push(["timeout", js`${timeout}`]);
  return new Code(entries.length === 0 ? "" : `${objectLiteral(entries, 48).text}, `);
}

/** What the bodies call of the run time; a string that holds such a name costs an import, no more. */
const runtimeNames = (nodes: readonly NodePart[]): string[] =>
  nodes.flatMap(({ body }) => body.text.match(runtimeName) ?? []);

const runtimeName = new RegExp(`\\b(?:${emitterExports.join("|")})\\b`, "g");
