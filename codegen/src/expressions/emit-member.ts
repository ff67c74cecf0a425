/** Reading fields and items. Only own properties are read, and nothing through `null` or `undefined` fails. */
import type { Identifier, MemberExpression } from "acorn";
import { Code, js, quote } from "../code.ts";
import { call, type Emission, report } from "./emission.ts";
import { loopField, nodeError } from "./emit-root.ts";
import { binding, type Emitted, nothing, operand } from "./emitted.ts";
import { constantOf, isForbiddenMember } from "./forbidden-members.ts";
import { isInherited } from "./inherited-names.ts";
import { didYouMean } from "./nearest-names.ts";
import { runFields } from "./scope.ts";
import { partOf, short } from "./shape.ts";

/** A member's name where it is known before the run. */
export function memberName({ computed, property }: MemberExpression): string | undefined {
  if (!computed && property.type === "Identifier") return property.name;
  const constant = constantOf(property);
  return constant === undefined ? undefined : String(constant);
}

export function emitMember(node: MemberExpression, emission: Emission): Emitted {
  const name = memberName(node);
  if (name !== undefined && isForbiddenMember(name)) return refuseMember(node, emission, name);
  const base = rootOf(node, emission);
  if (base?.name === "secrets") return secret(node, emission, name);
  if (base && name !== undefined) {
    const special = loopField(base.name, name, emission);
    if (special) return special;
    if (name === "error" && emission.scope.upstream.has(base.name)) return nodeError(base.name, emission);
    if (base.name === "run") return runField(node, emission, name);
  }
  const object = emission.emit(node.object, emission);
  if (name === undefined) return computedMember(node, object, emission);
  return namedMember(object, name, emission, base?.name === "trigger");
}

/** The root that a member is read of, unless a parameter has its name. */
function rootOf({ object }: MemberExpression, emission: Emission): Identifier | undefined {
  return object.type === "Identifier" && !emission.parameters.has(object.name) ? object : undefined;
}

export function refuseMember(node: MemberExpression, emission: Emission, name: string): Emitted {
  report(emission, node.property, "forbidden_member", `\`${name}\` is not allowed in expressions.`);
  return nothing;
}

/** `isObject`: whether it is known to be one, so that reading it cannot fail. */
function namedMember(object: Emitted, name: string, emission: Emission, isObject: boolean): Emitted {
  const shape = partOf(object.shape);
  if (isInherited(name)) return call(emission, "own", [object.code, new Code(quote(name))], shape);
  const code = operand(object, binding.access);
  const access = /^[A-Za-z_$][\w$]*$/.test(name)
    ? js`${code}${new Code(isObject ? "." : "?.")}${new Code(name)}`
    : js`${code}?.[${/^(0|[1-9]\d{0,8})$/.test(name) ? Number(name) : name}]`;
  return { code: access, binds: binding.access, shape };
}

function computedMember(node: MemberExpression, object: Emitted, emission: Emission): Emitted {
  const key = emission.emit(node.property, emission);
  const shape = partOf(object.shape);
  if (key.shape.type !== "number") return call(emission, "own", [object.code, key.code], shape);
  return { code: js`${operand(object, binding.access)}?.[${key.code}]`, binds: binding.access, shape };
}

function secret(node: MemberExpression, emission: Emission, name: string | undefined): Emitted {
  const { scope, uses } = emission;
  if (!scope.allowSecrets)
    report(
      emission,
      node,
      "forbidden_secret",
      "Secrets can only be used in the headers, authentication and body of HTTP requests.",
    );
  else if (name === undefined || !/^[A-Za-z_]\w*$/.test(name))
    report(emission, node, "forbidden_secret", "A secret is read by its name: `secrets.NAME`.");
  else {
    uses.secrets.add(name);
    return call(emission, "secret", [new Code(quote(name))], short);
  }
  return nothing;
}

function runField(node: MemberExpression, emission: Emission, name: string): Emitted {
  if ((runFields as readonly string[]).includes(name))
    return { code: js`run.${new Code(name)}`, binds: binding.access, shape: short };
  report(
    emission,
    node.property,
    "unknown_reference",
    `\`run\` has no \`${name}\`.${didYouMean(name, runFields) || ` It has ${runFields.map((field) => `\`${field}\``).join(", ")}.`}`,
  );
  return nothing;
}
