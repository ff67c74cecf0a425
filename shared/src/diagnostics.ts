import { z } from "zod";

/** Every code a graph can be refused or warned with (LANGUAGE, section 7). */
export const diagnosticCodes = [
  "bad_json",
  "too_large",
  "too_deep",
  "unknown_field",
  "bad_id",
  "duplicate_id",
  "duplicate_edge",
  "dangling_edge",
  "self_edge",
  "cycle",
  "unknown_type",
  "trigger_count",
  "bad_port",
  "bad_number",
  "bad_name",
  "name_too_long",
  "too_many_nodes",
  "too_many_edges",
  "string_too_long",
  "code_too_large",
  "too_nested",
  "too_many_steps",
  "edge_crosses_container",
  "bad_parent",
  "missing_param",
  "bad_param",
  "bad_duration",
  "bad_schedule",
  "unknown_reference",
  "forbidden_member",
  "forbidden_secret",
  "expression_syntax",
  "nondeterministic",
  "code_syntax",
  "code_import",
  "cannot_disable",
  "unreachable_node",
  "unused_output",
  "missing_undo",
  "always_true",
] as const;

export type DiagnosticCode = (typeof diagnosticCodes)[number];

/**
 * One finding about a graph. `field` is the path inside the node's `data` with dots and indices, e.g.
 * `params.headers[0].value`. `start` and `end` are offsets of UTF-16 units in that field's text.
 */
export const diagnosticSchema = z.object({
  code: z.enum(diagnosticCodes),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  nodeId: z.string().optional(),
  edgeId: z.string().optional(),
  field: z.string().optional(),
  start: z.number().int().optional(),
  end: z.number().int().optional(),
});

export type Diagnostic = z.infer<typeof diagnosticSchema>;

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === "error");
