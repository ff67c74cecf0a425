/** A scope in which one promise per node says what waits for what. */
import { sourceHandle } from "@weft/shared";
import { blockOf, Code, js, letOf, objectLiteral, quote } from "../code.ts";
import { graphNames, outputVariable } from "../names.ts";
import type { PlanNode, ScopePlan } from "./3-transform.ts";
import type { Printing } from "./4-print-block.ts";
import { marked } from "./4-print-marks.ts";
import { comment, nodeCode, seenCode } from "./4-print-node.ts";

export function printGraph({ nodes }: ScopePlan, printing: Printing, isRun: boolean): Code {
  if (nodes.length === 0) return new Code("");
  const rows = nodes.map((node) => printNode(node, printing));
  const looksUp = nodes.some(({ early, node: { data } }) => early.length > 0 && !data.disabled);
  const uses = graphNames.filter((name) => name !== "seen" || looksUp);
  const begin = `const { ${uses.join(", ")} } = step.graph(${isRun ? "startedBy" : ""});`;
  const names = nodes.flatMap(({ node }) => namesOf(node.id, printing));
  const head = names.length === 0 ? begin : `${begin}\n${letOf(names)}`;
  return new Code([head, ...rows.map(({ text }) => text), "await settled();"].join("\n\n"));
}

const namesOf = (id: string, { places, writing }: Printing): string[] => [
  ...(places.isRead(id) ? [outputVariable(id)] : []),
  ...(places.isErrorRead(id) ? [writing.names.local(id, "error")] : []),
];

function printNode(node: PlanNode, printing: Printing): Code {
  const { id, data } = node.node;
  const ports = node.incoming.map((edge) => quote(`${edge.source}.${sourceHandle(edge)}`));
  const body = bodyOf(node, printing);
  const block = body.length === 0 ? js`{}` : blockOf(js`${body}`);
  const options = optionsOf(node, printing);
  const end = options ? `, ${options.text})` : ")";
  return marked(
    id,
    js`${[...comment(data.name), new Code(`node(${quote(id)}, [${ports.join(", ")}], async () => ${block.text}${end};`)]}`,
  );
}

function bodyOf(node: PlanNode, { places, writing }: Printing): Code[] {
  const { id, data } = node.node;
  const set = places.isRead(id) ? `${outputVariable(id)} = ` : "";
  if (data.disabled) return set === "" ? [] : [new Code(`${set}null;`)];
  const { context, emission } = nodeCode(node, writing);
  const branching = node.outgoing.length > 0 ? node.kind.branching?.(context) : undefined;
  return [
    ...seenCode(node, writing),
    ...emission.before,
    js`${new Code(set)}${emission.value};`,
    ...(branching ? [js`return ${branching.handle};`] : []),
  ];
}

function optionsOf({ node, incoming }: PlanNode, { places, writing }: Printing): Code | undefined {
  const failed = new Code(`(error) => {\n  ${writing.names.local(node.id, "error")} = error;\n}`);
  const options = [
    ...(node.data.join === "any" && incoming.length > 1 ? [["join", js`${"any"}`] as const] : []),
    ...(places.isErrorRead(node.id) ? [["failed", failed] as const] : []),
  ];
  return options.length === 0 ? undefined : objectLiteral(options);
}
