/**
 * A second, independent meaning of the expression language: walks the syntax tree and never prints any code. What the
 * compiler emits has to agree with it. Knows nothing of bounds; the expressions it is asked about stay small.
 */
import { type AnyNode, type ArrowFunctionExpression, type CallExpression, parseExpressionAt } from "acorn";

type Names = { [name: string]: unknown };

export const evaluateTree = (expression: string, names: Names): unknown =>
  walk(parseExpressionAt(expression, 0, { ecmaVersion: 2023, sourceType: "module" }), names);

const forbidden = ["__proto__", "prototype", "constructor"];

/** An own field; strings and arrays have their length, characters and items. */
function read(owner: unknown, key: unknown): unknown {
  if (owner === null || owner === undefined) return undefined;
  if (typeof key === "object" && key !== null) return undefined;
  if (forbidden.includes(String(key))) return undefined;
  return Object.getOwnPropertyDescriptor(Object(owner), String(key))?.value;
}

// biome-ignore lint/suspicious/noExplicitAny: values of a language without types
const operators: { [operator: string]: (a: any, b: any) => unknown } = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
  "**": (a, b) => a ** b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
  // biome-ignore lint/suspicious/noDoubleEquals: it is an operator of the language
  "==": (a, b) => a == b,
  // biome-ignore lint/suspicious/noDoubleEquals: it is an operator of the language
  "!=": (a, b) => a != b,
  "===": (a, b) => a === b,
  "!==": (a, b) => a !== b,
};

function walk(node: AnyNode, names: Names): unknown {
  const value = (child: AnyNode) => walk(child, names);
  switch (node.type) {
    case "Literal":
      return node.value;
    case "Identifier":
      return node.name === "undefined" ? undefined : names[node.name];
    case "ChainExpression":
      return value(node.expression);
    case "MemberExpression":
      return read(
        value(node.object),
        node.computed ? value(node.property) : (node.property as { name: string }).name,
      );
    case "TemplateLiteral":
      return node.quasis
        .map(
          ({ value: { cooked } }, index) =>
            cooked + (node.expressions[index] ? `${value(node.expressions[index])}` : ""),
        )
        .join("");
    case "ArrayExpression":
      return node.elements.flatMap((element) =>
        element?.type === "SpreadElement"
          ? [...(value(element.argument) as unknown[])]
          : [value(element as AnyNode)],
      );
    case "ObjectExpression":
      return Object.fromEntries(
        node.properties.flatMap((entry) =>
          entry.type === "SpreadElement"
            ? Object.entries(Object(value(entry.argument)))
            : [
                [
                  entry.computed || entry.key.type === "Literal"
                    ? `${value(entry.key)}`
                    : (entry.key as { name: string }).name,
                  value(entry.value),
                ],
              ],
        ),
      );
    case "UnaryExpression": {
      const operand = value(node.argument);
      if (node.operator === "typeof") return typeof operand;
      if (node.operator === "!") return !operand;
      return node.operator === "-"
        ? -(operand as number)
        : node.operator === "~"
          ? ~(operand as number)
          : +(operand as number);
    }
    case "BinaryExpression":
      return operators[node.operator]?.(value(node.left), value(node.right));
    case "LogicalExpression": {
      const left = value(node.left);
      if (node.operator === "&&") return left ? value(node.right) : left;
      if (node.operator === "||") return left ? left : value(node.right);
      return left === null || left === undefined ? value(node.right) : left;
    }
    case "ConditionalExpression":
      return value(node.test) ? value(node.consequent) : value(node.alternate);
    case "ArrowFunctionExpression":
      return closure(node, names);
    case "CallExpression":
      return callOf(node, names);
    default:
      throw new Error(`The evaluator does not know ${node.type}`);
  }
}

const closure =
  (node: ArrowFunctionExpression, names: Names) =>
  (...args: unknown[]) =>
    walk(node.body, {
      ...names,
      ...Object.fromEntries(
        node.params.map((parameter, index) => [(parameter as { name: string }).name, args[index]]),
      ),
    });

// biome-ignore lint/suspicious/noExplicitAny: values of a language without types
const functions: { [name: string]: (...args: any[]) => unknown } = {
  coalesce: (...values) => values.find((value) => value !== null && value !== undefined),
  len: (x) =>
    x === null || x === undefined
      ? 0
      : typeof x === "object" && !Array.isArray(x)
        ? Object.keys(x).length
        : (x.length ?? fail()),
  range: (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index),
  groupBy: (list, f) => (Array.isArray(list) ? grouped(list, f) : fail()),
  string: (x) => asText(x),
  json: (x) => JSON.stringify(x) ?? "null",
};

/** Those of the language, and whatever else the names hold as `name()`. */
const functionOf = (name: string, names: Names) =>
  functions[name] ?? (names[`${name}()`] as ((...args: unknown[]) => unknown) | undefined);

const asText = (x: unknown): string =>
  x === null || x === undefined ? "" : typeof x === "object" ? JSON.stringify(x) : String(x);

function grouped(list: unknown[], f: (item: unknown, index: number) => unknown): unknown {
  const keys = list.map((item, index) => asText(f(item, index)));
  return Object.fromEntries(keys.map((key) => [key, list.filter((_, index) => keys[index] === key)]));
}

const fail = (): never => {
  throw new TypeError();
};

const stringMethods =
  "at charAt concat endsWith includes indexOf lastIndexOf normalize padEnd padStart repeat replaceAll slice split startsWith substring toLowerCase toUpperCase trim trimEnd trimStart".split(
    " ",
  );
/** `lastIndexOf` too, which the language does not name for arrays and JavaScript has. */
const arrayMethods =
  "lastIndexOf at concat every filter find findIndex flat flatMap includes indexOf join map reduce reverse slice some sort toReversed toSorted".split(
    " ",
  );

function callOf(node: CallExpression, names: Names): unknown {
  const { callee } = node;
  if (callee.type === "Identifier")
    return functionOf(callee.name, names)?.(...node.arguments.map((argument) => walk(argument, names)));
  if (callee.type !== "MemberExpression") return fail();
  const owner = walk(callee.object, names);
  if (owner === null || owner === undefined) return undefined;
  const name = (callee.property as { name: string }).name;
  const known = typeof owner === "string" ? stringMethods : Array.isArray(owner) ? arrayMethods : [];
  if (!known.includes(name)) return fail();
  const args = node.arguments.map((argument) => walk(argument, names));
  const target = name === "sort" || name === "reverse" ? [...(owner as unknown[])] : owner;
  return (target as { [method: string]: (...args: unknown[]) => unknown })[name]?.(...args);
}
