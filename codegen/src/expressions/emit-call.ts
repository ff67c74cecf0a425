/** Calls: of the language's functions, and of the methods that values have. */
import type { AnyNode, CallExpression, Identifier, MemberExpression } from "acorn";
import { Code, js, quote } from "../code.ts";
import { call, type Emission, report } from "./emission.ts";
import { type Callback, callbackOf, emitCallback } from "./emit-callback.ts";
import { memberName, refuseMember } from "./emit-member.ts";
import { primitive } from "./emit-operator.ts";
import { binding, type Emitted, listOf, nothing, operand } from "./emitted.ts";
import { isForbiddenMember } from "./forbidden-members.ts";
import { type FunctionDoc, functionDoc } from "./functions.ts";
import { copying, type MethodDoc, methodDoc } from "./methods.ts";
import { didYouMean } from "./nearest-names.ts";
import { callShape, methodShape } from "./result-shape.ts";
import { isLinear, itemFor, short } from "./shape.ts";

export function emitCall(node: CallExpression, emission: Emission): Emitted {
  const { callee } = node;
  if (callee.type === "Identifier") return functionCall(node, callee, emission);
  if (callee.type === "MemberExpression") return methodCall(node, callee, emission);
  const findings = emission.uses.findings.length;
  emission.emit(callee, emission);
  if (emission.uses.findings.length === findings)
    report(emission, callee, "expression_syntax", "Only functions and methods can be called.");
  return nothing;
}

function functionCall(node: CallExpression, callee: Identifier, emission: Emission): Emitted {
  const doc = functionDoc.get(callee.name);
  if (!doc) return unknownFunction(node, callee, emission);
  if (doc.name === "now" || doc.name === "uuid") return nondeterministic(node, doc, emission);
  const { args } = emitArguments(node, doc.callback, undefined, emission);
  return call(
    emission,
    doc.name,
    args.map(({ code }) => code),
    callShape(doc, args),
  );
}

function unknownFunction(node: CallExpression, callee: Identifier, emission: Emission): Emitted {
  const { name } = callee;
  if (isForbiddenMember(name))
    report(emission, callee, "forbidden_member", `\`${name}\` is not allowed in expressions.`);
  else
    report(
      emission,
      callee,
      "unknown_reference",
      `There is no function \`${name}\`.${didYouMean(name, functionDoc.keys())}`,
    );
  checkArguments(node, emission);
  return nothing;
}

function nondeterministic(node: CallExpression, doc: FunctionDoc, emission: Emission): Emitted {
  const { scope, uses, frames } = emission;
  if (!scope.allowNondeterminism) {
    report(
      emission,
      node,
      "nondeterministic",
      `\`${doc.name}()\` cannot be used here: it would give another value when the run is replayed. Use it in an action, an if, a switch or a transform before.`,
    );
    return nothing;
  }
  if (doc.name === "now") {
    uses.usesNow = true;
    return { code: new Code(scope.now), binds: binding.atom, shape: short };
  }
  uses.uuids++;
  const passes = scope.loops.map(({ index }) => new Code(index));
  const items = frames.flatMap((frame) => indexName(frame) ?? []);
  return call(
    emission,
    "uuid",
    [js`run.id`, js`${`${scope.place}/${uses.uuids}`}`, ...passes, ...items],
    short,
  );
}

/** Names the item's index of a callback, which tells its calls apart. */
function indexName(frame: Emission["frames"][number]): Code | undefined {
  if (frame.indexAt < 0) return undefined;
  frame.usesIndex = true;
  return new Code(frame.indexName);
}

type Arguments = { args: Emitted[]; callback: Callback | undefined };

/** Arguments in order; the one at `callbackAt` may be an arrow function. */
function emitArguments(
  node: CallExpression,
  callbackAt: number | undefined,
  method: MethodDoc | undefined,
  emission: Emission,
  on?: Emitted,
): Arguments {
  let callback: Callback | undefined;
  const args: Emitted[] = [];
  for (const [index, argument] of node.arguments.entries()) {
    if (argument.type === "SpreadElement")
      report(emission, argument, "expression_syntax", "`...` is not allowed in a call.");
    else if (argument.type === "ArrowFunctionExpression" && index === callbackAt) {
      const list = on ?? args[0] ?? nothing;
      callback = callbackOf(argument, method?.name ?? "", list, node.arguments[1], emission);
      args.push(emitCallback(argument, callback, emission));
    } else args.push(emission.emit(argument as AnyNode, emission));
  }
  return { args, callback };
}

function methodCall(node: CallExpression, callee: MemberExpression, emission: Emission): Emitted {
  const name = memberName(callee);
  if (name === undefined) {
    report(emission, callee.property, "forbidden_member", "A method is called by its name.");
    return nothing;
  }
  if (isForbiddenMember(name)) return refuseMember(callee, emission, name);
  const doc = methodDoc.get(name);
  if (!doc) return unknownMethod(node, callee, name, emission);
  const on = emission.emit(callee.object, emission);
  const { args, callback } = emitArguments(node, doc.callback ? 0 : undefined, doc, emission, on);
  const shape = methodShape(doc, on.shape, args, callback, emission.frames.length);
  if (doc.form === "function") {
    const receiver = node.optional
      ? call(emission, "having", [on.code, new Code(quote(name))], on.shape)
      : on;
    return call(
      emission,
      name,
      [receiver, ...args].map(({ code }) => code),
      shape,
    );
  }
  return { code: nativeCall(node, doc, on, args, emission), binds: binding.access, shape };
}

function nativeCall(
  node: CallExpression,
  doc: MethodDoc,
  on: Emitted,
  args: readonly Emitted[],
  emission: Emission,
): Code {
  const name = new Code(copying.get(doc.name) ?? doc.name);
  const receiver = receiverOf(doc, on, args, emission);
  const given = doc.callback ? args : args.map((argument) => primitive(argument, emission));
  return js`${operand(receiver, binding.access)}?.${name}${new Code(node.optional ? "?." : "")}(${listOf(given.map(({ code }) => code))})`;
}

/** What a method is called on: inside callbacks, going through it again and again is counted. */
function receiverOf(doc: MethodDoc, on: Emitted, args: readonly Emitted[], emission: Emission): Emitted {
  const depth = emission.frames.length;
  if (turnsItemsIntoText(doc, args) && itemFor(on.shape, depth).type === "any")
    return primitive(on, emission);
  const atOnce = doc.name === "at" || doc.name === "charAt";
  return atOnce || isLinear(on.shape, depth) ? on : call(emission, "limit", [on.code], on.shape);
}

/** As sorting does without a comparison. */
const turnsItemsIntoText = (doc: MethodDoc, args: readonly Emitted[]): boolean =>
  doc.name.toLowerCase().endsWith("sort") && args.length === 0;

function unknownMethod(
  node: CallExpression,
  callee: MemberExpression,
  name: string,
  emission: Emission,
): Emitted {
  emission.emit(callee.object, emission);
  const isFunction = functionDoc.has(name) ? ` Write \`${name}(…)\`.` : "";
  report(
    emission,
    callee.property,
    "forbidden_member",
    `There is no method \`${name.slice(0, 80)}\`.${isFunction || didYouMean(name, methodDoc.keys())}`,
  );
  checkArguments(node, emission);
  return nothing;
}

/** What is wrong in the arguments of a call that is wrong itself; a callback only means something to what takes one. */
function checkArguments(node: CallExpression, emission: Emission): void {
  for (const argument of node.arguments)
    if (argument.type !== "SpreadElement" && argument.type !== "ArrowFunctionExpression")
      emission.emit(argument, emission);
}
