import { storageDiagnostics } from "@weft/codegen";
import { type Diagnostic, type Graph, limits } from "@weft/shared";
import { ApiError } from "./problem.ts";

/** @throws 422 with the diagnostics of a document that no draft can be */
export function requireStorable(graph: Graph): void {
  const diagnostics = storageDiagnostics(graph);
  const issues = diagnostics.length > 0 ? diagnostics : oversized(graph);
  const [first] = issues;
  if (first) throw new ApiError(422, first.code, first.message, { issues });
}

/** A node, an edge and the rest of the document are a row each, as JSON text in UTF-8, which escapes can make long. */
function oversized({ nodes, edges, ...rest }: Graph): Diagnostic[] {
  return [
    ...nodes.filter(tooLarge).map((node) => diagnostic({ nodeId: node.id })),
    ...edges.filter(tooLarge).map((edge) => diagnostic({ edgeId: edge.id })),
    ...(tooLarge(rest) ? [diagnostic({ field: "viewport" })] : []),
  ];
}

const diagnostic = (where: Partial<Diagnostic>): Diagnostic => ({
  code: "too_large",
  severity: "error",
  message: `This takes more than the ${limits.nodeBytes / 1024} KiB that one part of a workflow may take.`,
  ...where,
});

function tooLarge(value: unknown): boolean {
  const text = JSON.stringify(value);
  return text.length * 3 > limits.nodeBytes && new TextEncoder().encode(text).length > limits.nodeBytes;
}
