/** From an expression's tree to JavaScript. Whatever is not in the grammar is refused by name. */
import { limits } from "@weft/shared";
import type { AnyNode } from "acorn";
import { type Emission, report } from "./emission.ts";
import { emitCall } from "./emit-call.ts";
import { refuseArrow } from "./emit-callback.ts";
import { emitArray, emitLiteral, emitObject, emitTemplate } from "./emit-literal.ts";
import { emitMember } from "./emit-member.ts";
import { emitBinary, emitConditional, emitLogical, emitUnary } from "./emit-operator.ts";
import { emitName } from "./emit-root.ts";
import { type Emitted, nothing } from "./emitted.ts";
import { tooDeep } from "./parse-expression.ts";

export function emitExpression(node: AnyNode, emission: Emission): Emitted {
  const { depth } = emission;
  if (depth.now >= limits.expressionDepth) {
    if (!emission.uses.findings.some(({ message }) => message === tooDeep))
      report(emission, emission.root, "expression_syntax", tooDeep);
    return nothing;
  }
  depth.now++;
  const emitted = emitNode(node, emission);
  depth.now--;
  return emitted;
}

function emitNode(node: AnyNode, emission: Emission): Emitted {
  switch (node.type) {
    case "Identifier":
      return emitName(node, emission);
    case "MemberExpression":
      return emitMember(node, emission);
    case "ChainExpression":
      return emitNode(node.expression, emission);
    case "CallExpression":
      return emitCall(node, emission);
    case "Literal":
      return emitLiteral(node, emission);
    case "TemplateLiteral":
      return emitTemplate(node, emission);
    case "ArrayExpression":
      return emitArray(node, emission);
    case "ObjectExpression":
      return emitObject(node, emission);
    case "BinaryExpression":
      return emitBinary(node, emission);
    case "LogicalExpression":
      return emitLogical(node, emission);
    case "ConditionalExpression":
      return emitConditional(node, emission);
    case "UnaryExpression":
      return emitUnary(node, emission);
    case "ArrowFunctionExpression":
      refuseArrow(node, emission);
      return nothing;
    default:
      report(
        emission,
        node,
        "expression_syntax",
        refusals[node.type] ?? "This is not allowed in expressions.",
      );
      return nothing;
  }
}

const refusals: { [type: string]: string } = {
  AssignmentExpression: "An expression cannot assign. Compare with `===`.",
  UpdateExpression: "`++` and `--` are not allowed.",
  SequenceExpression: "Only one expression may stand here, without commas.",
  TaggedTemplateExpression: "Tagged templates are not allowed.",
};
