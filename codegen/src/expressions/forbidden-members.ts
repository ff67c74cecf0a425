import type { AnyNode } from "acorn";

/** Members through which code could leave its data. */
export const isForbiddenMember = (name: string): boolean =>
  name === "__proto__" || name === "prototype" || name === "constructor";

/** The text that a computed key is known to have before the run: literals, and literals put together. */
export function constantKey(node: AnyNode): string | undefined {
  if (node.type === "Literal")
    return typeof node.value === "string" || typeof node.value === "number" ? String(node.value) : undefined;
  if (node.type === "BinaryExpression" && node.operator === "+") return joined([node.left, node.right]);
  if (node.type !== "TemplateLiteral") return undefined;
  const { quasis, expressions } = node;
  const filled = joined(expressions);
  if (filled === undefined) return undefined;
  return quasis
    .map(
      (quasi, index) =>
        (quasi.value.cooked ?? "") +
        (index < expressions.length ? constantKey(expressions[index] as AnyNode) : ""),
    )
    .join("");
}

function joined(nodes: readonly AnyNode[]): string | undefined {
  const parts = nodes.map(constantKey);
  return parts.includes(undefined) ? undefined : parts.join("");
}
