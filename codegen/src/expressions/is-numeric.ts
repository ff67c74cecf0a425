import type { AnyNode } from "acorn";
import { functionDoc } from "./functions.ts";

const arithmetic = new Set(["-", "*", "/", "%", "**", "<", ">", "<=", ">=", "==", "!=", "===", "!=="]);

/** Whether an expression is a number or boolean whatever it reads; `names` are those known to hold one. */
export function isNumeric(node: AnyNode, names: ReadonlySet<string>): boolean {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "number" || typeof node.value === "boolean";
    case "Identifier":
      return names.has(node.name);
    case "UnaryExpression":
      return node.operator !== "typeof";
    case "BinaryExpression":
      return (
        arithmetic.has(node.operator) ||
        (node.operator === "+" && isNumeric(node.left, names) && isNumeric(node.right, names))
      );
    case "LogicalExpression":
      return isNumeric(node.left, names) && isNumeric(node.right, names);
    case "ConditionalExpression":
      return isNumeric(node.consequent, names) && isNumeric(node.alternate, names);
    case "CallExpression":
      return node.callee.type === "Identifier" && functionDoc.get(node.callee.name)?.returns === "number";
    default:
      return false;
  }
}
