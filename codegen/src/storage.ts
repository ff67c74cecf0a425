import { type Diagnostic, isObject } from "@weft/shared";
import { parse } from "./phases/1-parse.ts";

/** What makes a document impossible to store; everything else is only refused when it is published or run. */
const blocking: ReadonlySet<string> = new Set([
  "bad_json",
  "too_large",
  "too_deep",
  "too_many_nodes",
  "too_many_edges",
  "string_too_long",
  "code_too_large",
  "bad_number",
]);

/**
 * A draft is any JSON within the limits whose `nodes` and `edges` are arrays of objects with unique text ids and whose
 * root has no unknown key. The diagnostics say where a document is none.
 */
export function storageDiagnostics(document: unknown): Diagnostic[] {
  const { diagnostics } = parse(document);
  return diagnostics
    .filter(
      ({ code, nodeId, edgeId, field }) =>
        blocking.has(code) ||
        (code === "unknown_field" && nodeId === undefined && edgeId === undefined && !field?.includes(".")),
    )
    .concat(isObject(document) ? listProblems(document) : []);
}

function listProblems(document: Record<string, unknown>): Diagnostic[] {
  return (["nodes", "edges"] as const).flatMap((key) => {
    const list = document[key];
    const problem = (code: Diagnostic["code"], message: string, field: string): Diagnostic[] => [
      { code, severity: "error", message, field },
    ];
    if (!Array.isArray(list))
      return problem(list === undefined ? "missing_param" : "bad_param", `${key} must be an array.`, key);
    const seen = new Set<string>();
    return list.flatMap((item: unknown, index) => {
      const field = `${key}[${index}]`;
      if (!isObject(item)) return problem("bad_param", "This must be an object.", field);
      if (typeof item.id !== "string") return problem("bad_id", "This needs an id.", field);
      if (seen.has(item.id))
        return problem("duplicate_id", `${item.id.slice(0, 80)} stands here twice.`, field);
      seen.add(item.id);
      return [];
    });
  });
}
