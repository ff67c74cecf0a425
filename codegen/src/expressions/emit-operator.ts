/** Operators. They stand in the code as they were written, wherever their result cannot grow out of bounds. */
import type {
  BinaryExpression,
  ConditionalExpression,
  Expression,
  LogicalExpression,
  UnaryExpression,
} from "acorn";
import { Code, js } from "../code.ts";
import { call, type Emission, report } from "./emission.ts";
import { binding, type Emitted, nothing, operand } from "./emitted.ts";
import { either, isPlain, lowestLevel, numeric, outgrow, short, textAt, totalLength } from "./shape.ts";

const strengths: { [operator: string]: number } = {
  "==": binding.equality,
  "!=": binding.equality,
  "===": binding.equality,
  "!==": binding.equality,
  "<": binding.relational,
  ">": binding.relational,
  "<=": binding.relational,
  ">=": binding.relational,
  "+": binding.additive,
  "-": binding.additive,
  "*": binding.multiplicative,
  "/": binding.multiplicative,
  "%": binding.multiplicative,
  "**": binding.power,
};

const instead: { [operator: string]: string } = {
  "|": " For a choice write `||`.",
  "&": " For two conditions write `&&`.",
  in: " Write `has(object, key)`.",
};

export function emitBinary(node: BinaryExpression, emission: Emission): Emitted {
  const { operator } = node;
  const binds = strengths[operator];
  if (binds === undefined) {
    report(
      emission,
      node,
      "expression_syntax",
      `The operator \`${operator}\` is not allowed.${instead[operator] ?? ""}`,
    );
    return nothing;
  }
  if (operator === "+") return emitSum(node, emission);
  const compares = operator === "===" || operator === "!==";
  const sides = [node.left, node.right].map((side) => emission.emit(side, emission));
  const asGiven =
    compares || sides.some((side) => side.code.text === "null" || side.code.text === "undefined");
  const [left, right] = (asGiven ? sides : sides.map((side) => primitive(side, emission))) as [
    Emitted,
    Emitted,
  ];
  const power = operator === "**";
  const code = js`${operand(left, power ? binding.access : binds)} ${new Code(operator)} ${operand(right, power ? binds : binds + 1)}`;
  return { code, binds, shape: numeric };
}

/** The value where an operator may turn it into text: what could be too long is measured first. */
export const primitive = (part: Emitted, emission: Emission): Emitted =>
  isPlain(part.shape) ? part : call(emission, "primitive", [part.code], { ...part.shape, type: "data" });

/** `a + b + c`: as it stands for numbers, and for text of which one part at most may be long; else `add(a, b, c)`. */
function emitSum(node: BinaryExpression, emission: Emission): Emitted {
  const parts = addends(node).map((part) => emission.emit(part, emission));
  const shapes = parts.map(({ shape }) => shape);
  const numbers = shapes.every(({ type }) => type === "number");
  const shape = numbers ? numeric : textAt(lowestLevel(shapes), totalLength(shapes));
  if (!numbers && (outgrow(shapes) || !shapes.every(isPlain)))
    return call(
      emission,
      "add",
      parts.map(({ code }) => code),
      shape,
    );
  const [first, ...rest] = parts as [Emitted, ...Emitted[]];
  const code = rest.reduce(
    (sum, part) => js`${sum} + ${signed(operand(part, binding.additive + 1))}`,
    operand(first, binding.additive),
  );
  return { code, binds: binding.additive, shape };
}

/** The parts of a sum that is added from left to right. */
function addends(node: BinaryExpression): Expression[] {
  const parts: Expression[] = [];
  let left: Expression = node;
  while (left.type === "BinaryExpression" && left.operator === "+") {
    parts.unshift(left.right);
    left = left.left as Expression;
  }
  return [left, ...parts];
}

/** A sign after a sign would be read as one operator. */
const signed = (code: Code): Code => (/^[+-]/.test(code.text) ? js`(${code})` : code);

const logical: { [operator: string]: number } = {
  "&&": binding.and,
  "||": binding.or,
  "??": binding.coalesce,
};

export function emitLogical(node: LogicalExpression, emission: Emission): Emitted {
  const { operator } = node;
  const binds = logical[operator] as number;
  const [left, right] = [emission.emit(node.left, emission), emission.emit(node.right, emission)];
  const code = js`${logicalOperand(left, operator, binds)} ${new Code(operator)} ${logicalOperand(right, operator, binds + 1)}`;
  const shape = either(left.shape, right.shape);
  return { code, binds, shape: operator === "??" ? { ...shape, definite: right.shape.definite } : shape };
}

/** `??` may not stand beside `||` or `&&` without parentheses. */
function logicalOperand(part: Emitted, operator: string, least: number): Code {
  const other =
    operator === "??"
      ? part.binds === binding.or || part.binds === binding.and
      : part.binds === binding.coalesce;
  return other ? js`(${part.code})` : operand(part, least);
}

export function emitConditional(node: ConditionalExpression, emission: Emission): Emitted {
  const test = emission.emit(node.test, emission);
  const yes = emission.emit(node.consequent, emission);
  const no = emission.emit(node.alternate, emission);
  const code = js`${operand(test, binding.conditional + 1)} ? ${yes.code} : ${no.code}`;
  return { code, binds: binding.conditional, shape: either(yes.shape, no.shape) };
}

export function emitUnary(node: UnaryExpression, emission: Emission): Emitted {
  const { operator } = node;
  if (operator === "void" || operator === "delete") {
    report(emission, node, "expression_syntax", `\`${operator}\` is not allowed.`);
    return nothing;
  }
  const given = emission.emit(node.argument, emission);
  const argument = operator === "!" || operator === "typeof" ? given : primitive(given, emission);
  const code = operand(argument, binding.unary);
  const text = operator === "typeof" ? js`typeof ${code}` : js`${new Code(operator)}${signed(code)}`;
  return { code: text, binds: binding.unary, shape: operator === "typeof" ? short : numeric };
}
