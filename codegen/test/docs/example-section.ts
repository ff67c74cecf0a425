import type { Json } from "@weft/shared";
import type { NodeKind } from "../../src/index.ts";
import type { Example, ExampleEnd } from "../../src/nodes/example.ts";
import { graph } from "../graph.ts";
import { drawing } from "./drawing.ts";
import type { ExampleRun } from "./run-example.ts";

/** The example as it was drawn, compiled and run. */
export function exampleSection(kind: NodeKind, example: Example, run: ExampleRun): string {
  const { shows, node, nodes, wires, input } = example;
  const document = graph(nodes, ...wires);
  const params = { ...nodes[node]?.params };
  const source = kind.source === undefined ? undefined : params[kind.source];
  if (kind.source !== undefined) delete params[kind.source];
  return [
    "## Example",
    shows,
    fence("mermaid", drawing(document.nodes, document.edges)),
    ...(Object.keys(params).length > 0
      ? [`The settings of \`${node}\`:`, fence("json", pretty(params))]
      : []),
    ...(typeof source === "string" ? ["Its code:", fence("ts", source.trim())] : []),
    ...codeOf(node, run),
    ...(input === undefined ? [] : ["Started with", fence("json", pretty(input))]),
    ...endings(node, run),
    ...(run.log.length > 0 ? ["The run's log holds", fence("text", run.log.join("\n"))] : []),
    `Steps of the run, in the order of their start: ${run.steps.map((name) => `\`${name}\``).join(", ")}.`,
  ].join("\n\n");
}

function codeOf(node: string, { compiled }: ExampleRun): string[] {
  const lines = compiled.lines[node];
  const text = compiled.modules?.[compiled.mainModule];
  if (!lines || text === undefined) return [];
  const own = text.split("\n").slice(lines.start - 1, lines.end);
  const margin = Math.min(...own.filter((line) => line !== "").map((line) => line.search(/\S/)));
  return ["What runs:", fence("js", own.map((line) => line.slice(margin)).join("\n"))];
}

function endings(node: string, { step, end }: ExampleRun): string[] {
  const isSame = JSON.stringify(step) === JSON.stringify(end);
  return [...(step ? sentence(`\`${node}\``, step) : []), ...(isSame ? [] : sentence("The run", end))];
}

const sentence = (who: string, end: ExampleEnd): string[] =>
  "error" in end
    ? [`${who} fails with`, fence("json", pretty(end.error))]
    : [`${who} gives`, fence("json", pretty(end.output))];

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** JSON on one line where it fits, and its parts likewise. */
function pretty(value: Json, indent = ""): string {
  const short = oneLine(value);
  if (indent.length + short.length <= 100 || typeof value !== "object" || value === null) return short;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => inner + pretty(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${pretty(item, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${parts.join(",\n")}\n${indent}${close}`;
}

function oneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}
