/** Arrow functions, which may only stand where a function or method takes a callback. */
import type { AnyNode, ArrowFunctionExpression, Expression, Identifier } from "acorn";
import { Code, js } from "../code.ts";
import { type Emission, type Frame, type Parameter, report } from "./emission.ts";
import { primitive } from "./emit-operator.ts";
import { binding, type Emitted, listOf, nothing, operand } from "./emitted.ts";
import { isNumeric } from "./is-numeric.ts";
import { printedParameter } from "./parameter-names.ts";
import { rootNames } from "./scope.ts";
import { anything, itemFor, numeric, type Shape } from "./shape.ts";

/** What a callback is given, and, once it is printed, what is known of what it gives. */
export type Callback = { given: Shape[]; indexAt: number; compares: boolean; result: Shape };

export function callbackOf(
  arrow: ArrowFunctionExpression,
  method: string,
  list: Emitted,
  start: AnyNode | undefined,
  emission: Emission,
): Callback {
  const item = itemFor(list.shape, emission.frames.length);
  const whole = { ...list.shape, level: 0, definite: true };
  if (method === "reduce") {
    const soFar = isNumericFold(arrow, item, start, emission) ? numeric : anything;
    return { given: [soFar, item, numeric, whole], indexAt: 2, compares: false, result: anything };
  }
  const compares = method === "sort" || method === "toSorted";
  const given = compares ? [item, item] : [item, numeric, whole];
  return { given, indexAt: compares ? -1 : 1, compares, result: anything };
}

/** Whether `reduce` only ever adds up numbers. */
function isNumericFold(
  arrow: ArrowFunctionExpression,
  item: Shape,
  start: AnyNode | undefined,
  { parameters }: Emission,
): boolean {
  const numbers = new Set(
    [...parameters].flatMap(([name, { shape }]) => (shape.type === "number" ? [name] : [])),
  );
  if (start ? !isNumeric(start, numbers) : item.type !== "number") return false;
  const names = arrow.params.map((parameter) => (parameter.type === "Identifier" ? parameter.name : ""));
  const given = [numeric, item, numeric, anything];
  for (const [index, name] of names.entries())
    if (given[index]?.type === "number") numbers.add(name);
    else numbers.delete(name);
  return isNumeric(arrow.body, numbers);
}

export function emitCallback(
  arrow: ArrowFunctionExpression,
  callback: Callback,
  emission: Emission,
): Emitted {
  const frame: Frame = {
    indexAt: callback.indexAt,
    indexName: `index$${emission.frames.length + 1}`,
    usesIndex: false,
  };
  const names = namesOf(arrow, emission);
  if (!names) return nothing;
  const parameters = new Map(emission.parameters);
  const printed = names.map((parameter, index) => {
    const spelling = printedParameter(parameter.name, emission);
    parameters.set(parameter.name, {
      printed: spelling,
      shape: callback.given[index] ?? anything,
    } satisfies Parameter);
    if (index === frame.indexAt) frame.indexName = spelling;
    return spelling;
  });
  const inner = { ...emission, parameters, frames: [...emission.frames, frame] };
  const given = emission.emit(arrow.body, inner);
  callback.result = given.shape;
  const body = callback.compares ? primitive(given, inner) : given;
  if (frame.usesIndex)
    while (printed.length <= frame.indexAt)
      printed.push(printed.length === frame.indexAt ? frame.indexName : `_${printed.length}$`);
  const list = listOf(printed.map((name) => new Code(name)));
  return { code: js`(${list}) => ${bodyCode(body)}`, binds: 0, shape: anything };
}

/** An object has to stand in parentheses, or it would be read as a block. */
const bodyCode = (body: Emitted): Code => {
  const code = operand(body, binding.conditional);
  return code.text.startsWith("{") ? js`(${code})` : code;
};

/** The parameters, which have to be plain names. */
function namesOf(arrow: ArrowFunctionExpression, emission: Emission): Identifier[] | undefined {
  const refuse = (node: AnyNode, message: string) => report(emission, node, "expression_syntax", message);
  const findings = emission.uses.findings.length;
  if (arrow.async) refuse(arrow, "`async` is not allowed.");
  const names = arrow.params.filter((parameter) => parameter.type === "Identifier");
  for (const parameter of arrow.params)
    if (parameter.type !== "Identifier")
      refuse(parameter, "A parameter is a plain name, without a pattern or a default.");
    else if (isReserved(parameter.name) || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(parameter.name))
      refuse(parameter, `A parameter cannot be named \`${parameter.name}\`.`);
  return emission.uses.findings.length > findings ? undefined : names;
}

/** `item` and `index` are what anybody would call the parameters of a callback. */
const isReserved = (name: string): boolean =>
  name === "undefined" ||
  (name !== "item" && name !== "index" && (rootNames as readonly string[]).includes(name));

export function refuseArrow(arrow: Expression, emission: Emission): void {
  report(
    emission,
    arrow,
    "expression_syntax",
    "An arrow function can only be given to a function or method that takes one, such as `map` or `sortBy`.",
  );
}
