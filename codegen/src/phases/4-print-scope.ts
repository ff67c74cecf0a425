/** The statements of a run or of a container's body, in either of the two forms, and what they give. */
import { Code, js, objectLiteral, quote } from "../code.ts";
import { outputVariable } from "../names.ts";
import type { AnalyzedNode } from "./2-analyze.ts";
import type { ScopePlan } from "./3-transform.ts";
import { printBlock } from "./4-print-block.ts";
import { printGraph } from "./4-print-graph.ts";
import { placesOf } from "./4-print-places.ts";
import type { Writing } from "./4-print-writing.ts";

/** A whole function body, its `return` included. */
export function printScope(scope: ScopePlan, writing: Writing): Code {
  const { statements, output } = printScopeParts(scope, writing, true);
  const end = output.text === "null" ? "" : `return ${output.text};`;
  return new Code(`${triggerNames(scope, writing).text}${statements.text}${end}`.trimEnd());
}

/** Statements with a line break behind them, and the expression of what the scope gives. */
export function printScopeParts(
  scope: ScopePlan,
  writing: Writing,
  isRun = false,
): { statements: Code; output: Code } {
  const places = placesOf(scope);
  const statements = scope.block
    ? printBlock(scope.block, { writing, places })
    : printGraph(scope, { writing, places }, isRun);
  return {
    statements:
      statements.text === "" ? statements : js`${statements}\n${scope.nodes.length > 1 ? js`\n` : js``}`,
    output: outputOf(scope.leaves, places.isSure),
  };
}

/** The one leaf that runs whatever happens, or what of several ran. */
function outputOf(leaves: readonly AnalyzedNode[], isSure: (id: string) => boolean): Code {
  const values = leaves.map(({ node }) => {
    const variable = new Code(outputVariable(node.id));
    const isMasked = node.data.sensitive && !node.data.disabled;
    return [node.id, isMasked ? js`masked(${variable})` : variable] as const;
  });
  const [only, ...others] = values;
  if (!only) return new Code("null");
  if (others.length > 0) return js`outputOf(${objectLiteral(values)})`;
  return isSure(only[0]) ? only[1] : js`${only[1]} ?? null`;
}

/** Triggers that are read under their own ids where there are several; the only one is `trigger` itself. */
function triggerNames(scope: ScopePlan, { triggers }: Writing): Code {
  const read = readIn(scope.nodes);
  const named = triggers.filter(({ node }) => read.has(node.id));
  const names = named.map(({ node: { id } }) =>
    triggers.length === 1
      ? js`const ${new Code(outputVariable(id))} = trigger;`
      : new Code(`const ${outputVariable(id)} = triggered(${quote(id)});`),
  );
  return names.length === 0 ? js`` : js`${names}\n\n`;
}

function readIn(nodes: readonly AnalyzedNode[]): Set<string> {
  const read = new Set<string>();
  for (const { reads, body, undo } of nodes)
    for (const id of [...reads.nodes, ...readIn(body), ...readIn(undo)]) read.add(id);
  return read;
}
