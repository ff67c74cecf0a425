import type { AnyNode } from "acorn";

/** Members through which code could leave its data. */
export const isForbiddenMember = (name: string): boolean =>
  name === "__proto__" || name === "prototype" || name === "constructor";

/** The text or number that an expression is known to give before the run: literals, and literals put together. */
export function constantOf(node: AnyNode): string | number | undefined {
  if (node.type === "Literal")
    return typeof node.value === "string" || typeof node.value === "number" ? node.value : undefined;
  if (node.type === "BinaryExpression" && node.operator === "+") {
    const left = constantOf(node.left);
    const right = constantOf(node.right);
    return left === undefined || right === undefined
      ? undefined
      : typeof left === "number" && typeof right === "number"
        ? left + right
        : `${left}${right}`;
  }
  if (node.type !== "TemplateLiteral") return undefined;
  let text = node.quasis[0]?.value.cooked ?? "";
  for (const [index, expression] of node.expressions.entries()) {
    const value = constantOf(expression);
    if (value === undefined) return undefined;
    text += `${value}${node.quasis[index + 1]?.value.cooked ?? ""}`;
  }
  return text;
}
