/** The page of one kind: what its definition says, then an example as it ran. */
import { type NodeKind, outputHandles } from "../../src/index.ts";
import type { Example } from "../../src/nodes/example.ts";
import { runs } from "../../src/nodes/kind.ts";
import { exampleSection } from "./example-section.ts";
import type { ExampleRun } from "./run-example.ts";
import { settingRows } from "./setting-rows.ts";

export function kindPage(kind: NodeKind, example: Example, run: ExampleRun): string {
  return `${[
    `# ${kind.label}`,
    `\`${kind.type}\` · [${kind.category}](README.md#${kind.category})`,
    `*${kind.description}*`,
    kind.docs,
    ...(runs(kind) ? [factsOf(kind, example)] : []),
    "## Settings",
    table(kind),
    exampleSection(kind, example, run),
    `<sub>Made from \`codegen/src/nodes/${kind.type}\` by \`pnpm vitest run --project codegen -u\`.</sub>`,
  ].join("\n\n")}\n`;
}

function factsOf(kind: NodeKind, { nodes, node }: Example): string {
  const isAction = kind.category === "actions";
  const facts = [
    ["Ways on", waysOn(kind, nodes[node] as { type: string })],
    ["Tried again when it fails", kind.retries ? "5 times, unless its settings say otherwise" : "no"],
    ["Can be disabled, marked as sensitive, undone", isAction ? "yes" : "no"],
    ["`now()` and `uuid()`", kind.nondeterminism ? "allowed" : "refused"],
  ];
  return ["| | |", "|---|---|", ...facts.map(([name, value]) => `| ${name} | ${value} |`)].join("\n");
}

function waysOn(kind: NodeKind, data: Example["nodes"][string]): string {
  const handles = outputHandles({ type: kind.type, data });
  if (handles.length === 0) return "none: nothing comes after it";
  const names = handles.map(({ id }) => `\`${id}\``).join(", ");
  const isFixed = outputHandles({ type: kind.type, data: {} }).length === handles.length;
  return isFixed ? names : `${names}: those of the example below`;
}

function table(kind: NodeKind): string {
  const rows = settingRows(kind);
  if (rows.length === 0) return "None.";
  const lines = rows.map(({ title, path, value }) => `| ${title} | \`${path}\` | ${capital(value)} |`);
  return ["| setting | in the graph | value |", "|---|---|---|", ...lines].join("\n");
}

const capital = (value: string): string => value.charAt(0).toUpperCase() + value.slice(1);
