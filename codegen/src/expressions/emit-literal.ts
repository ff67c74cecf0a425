/** Literals: text, numbers, templates, arrays and objects. */
import type {
  AnyNode,
  ArrayExpression,
  Literal,
  ObjectExpression,
  Property,
  SpreadElement,
  TemplateLiteral,
} from "acorn";
import { Code, js, literal, property } from "../code.ts";
import { call, type Emission, report } from "./emission.ts";
import { primitive } from "./emit-operator.ts";
import { binding, type Emitted, listOf, nothing, operand } from "./emitted.ts";
import { constantOf, isForbiddenMember } from "./forbidden-members.ts";
import {
  isLinear,
  literalText,
  lowestLevel,
  made,
  missing,
  numeric,
  outgrow,
  type Shape,
  textAt,
  totalLength,
} from "./shape.ts";
import { templateText } from "./template-text.ts";

export function emitLiteral(node: Literal, emission: Emission): Emitted {
  const { value, bigint } = node;
  if (bigint) return refuse(node, emission, "Big integers are not allowed.");
  const shape = typeof value === "string" ? literalText(value) : value === null ? missing : numeric;
  return { code: new Code(literal(value as string | number | boolean | null)), binds: binding.atom, shape };
}

function refuse(node: AnyNode, emission: Emission, message: string): Emitted {
  report(emission, node, "expression_syntax", message);
  return nothing;
}

export function emitTemplate(node: TemplateLiteral, emission: Emission): Emitted {
  const parts = node.expressions.map((part) => primitive(emission.emit(part, emission), emission));
  const texts = node.quasis.map(({ value }) => value.cooked ?? "");
  return template(texts, parts, emission);
}

/** A template literal, measured where more than one part of it may be long. */
export function template(texts: readonly string[], parts: readonly Emitted[], emission: Emission): Emitted {
  const filled = texts.map((text, index) => {
    const part = parts[index];
    return templateText(text) + (part ? `\${${part.code.text}}` : "");
  });
  const code = new Code(`\`${filled.join("")}\``);
  const shapes = parts.map(({ shape }) => shape);
  const shape = textAt(lowestLevel(shapes), totalLength(shapes) + texts.join("").length);
  return outgrow(shapes) ? call(emission, "limit", [code], shape) : { code, binds: binding.atom, shape };
}

export function emitArray(node: ArrayExpression, emission: Emission): Emitted {
  const spreads = node.elements.filter((element) => element?.type === "SpreadElement").length;
  const elements = node.elements.map((element) => {
    if (element === null) return refuse(node, emission, "An array cannot have empty places.");
    return element.type === "SpreadElement"
      ? spread(element, spreads > 1, emission)
      : emission.emit(element, emission);
  });
  const shape = made(elements.map((element) => element.shape));
  const code = js`[${listOf(elements.map((element) => element.code))}]`;
  return spreads > 0 ? call(emission, "limit", [code], shape) : { code, binds: binding.atom, shape };
}

function spread(node: SpreadElement, limited: boolean, emission: Emission): Emitted {
  const value = emission.emit(node.argument, emission);
  const safe = !limited && isLinear(value.shape, emission.frames.length);
  const source = safe ? value : call(emission, "limit", [value.code], value.shape);
  return { ...source, code: js`...${operand(source, binding.conditional)}` };
}

export function emitObject(node: ObjectExpression, emission: Emission): Emitted {
  const shapes: Shape[] = [];
  const entries = node.properties.map((entry) => {
    const part = entry.type === "SpreadElement" ? spread(entry, false, emission) : field(entry, emission);
    shapes.push(part.shape);
    return part.code;
  });
  const code = entries.length === 0 ? new Code("{}") : js`{ ${listOf(entries)} }`;
  return { code, binds: binding.atom, shape: made(shapes) };
}

function field(node: Property, emission: Emission): Emitted {
  if (node.kind !== "init" || node.method)
    return refuse(node, emission, "Methods in objects are not allowed.");
  const name = fieldName(node);
  if (name !== undefined && isForbiddenMember(name)) {
    report(emission, node.key, "forbidden_member", `\`${name}\` is not allowed in expressions.`);
    return nothing;
  }
  const key = name === undefined ? computedKey(node, emission) : new Code(property(name));
  const value = emission.emit(node.value, emission);
  if (name !== undefined && value.code.text === key.text) return value;
  return { ...value, code: js`${key}: ${value.code}` };
}

function fieldName({ key, computed }: Property): string | undefined {
  if (!computed && key.type === "Identifier") return key.name;
  const constant = constantOf(key);
  return constant === undefined ? undefined : String(constant);
}

const computedKey = (node: Property, emission: Emission): Code =>
  js`[${primitive(emission.emit(node.key, emission), emission).code}]`;
