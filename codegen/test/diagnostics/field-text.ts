/** The text that stands in a field of a node's `data`, as diagnostics name it: `params.fields[0].value`. */
export function fieldText(document: unknown, nodeId = "", field = ""): string | undefined {
  const { nodes } = document as { nodes: { id: string; data: unknown }[] };
  const keys = field.split(/[.[\]]+/).filter((key) => key !== "");
  let value: unknown = nodes.find(({ id }) => id === nodeId)?.data;
  for (const key of keys) value = (value as { [key: string]: unknown } | undefined)?.[key];
  return typeof value === "string" ? value : undefined;
}
