/** Names at the beginning of an expression: parameters of callbacks, roots, nodes. */
import type { Identifier } from "acorn";
import { Code, js } from "../code.ts";
import { type Emission, report } from "./emission.ts";
import { binding, type Emitted, nothing } from "./emitted.ts";
import { isForbiddenMember } from "./forbidden-members.ts";
import { functionDoc } from "./functions.ts";
import { didYouMean } from "./nearest-names.ts";
import { rootNames } from "./scope.ts";
import { dataAt, missing, numeric, type Shape } from "./shape.ts";

const root = (name: string, shape: Shape = dataAt(0)): Emitted => ({
  code: new Code(name),
  binds: binding.atom,
  shape,
});

export function emitName(node: Identifier, emission: Emission): Emitted {
  const { name } = node;
  const parameter = emission.parameters.get(name);
  if (parameter) return root(parameter.printed, parameter.shape);
  if (name === "undefined") return root("undefined", missing);
  if (name === "trigger" || name === "run" || name === "vars") return root(name);
  if (name === "item" || name === "index") return loopVariable(node, emission, name);
  if (name === "secrets") return refuseSecrets(node, emission);
  if (name === "error" && emission.scope.hasFailure) {
    emission.uses.usesFailure = true;
    return root(name);
  }
  if (emission.scope.upstream.has(name)) {
    emission.uses.references.add(name);
    return root(emission.scope.variable(name));
  }
  return unknownName(node, emission);
}

function loopVariable(node: Identifier, emission: Emission, name: "item" | "index"): Emitted {
  const loop = emission.scope.loops.findLast((candidate) => candidate[name] !== undefined);
  if (loop) return root(loop[name] as string, name === "index" ? numeric : dataAt(0));
  report(emission, node, "unknown_reference", `\`${name}\` can only be used inside a loop.`);
  return nothing;
}

function refuseSecrets(node: Identifier, emission: Emission): Emitted {
  report(emission, node, "forbidden_secret", "A secret is read by its name: `secrets.NAME`.");
  return nothing;
}

function unknownName(node: Identifier, emission: Emission): Emitted {
  const { name } = node;
  const { nodes } = emission.scope;
  if (isForbiddenMember(name))
    report(emission, node, "forbidden_member", `\`${name}\` is not allowed in expressions.`);
  else if (nodes.has(name))
    report(
      emission,
      node,
      "unknown_reference",
      `\`${name}\` is not upstream of this step, so its output cannot be read here.`,
    );
  else if (functionDoc.has(name))
    report(
      emission,
      node,
      "unknown_reference",
      `\`${name}\` is a function and has to be called: \`${functionDoc.get(name)?.signature}\`.`,
    );
  else
    report(
      emission,
      node,
      "unknown_reference",
      `\`${name}\` is not known here.${didYouMean(name, namesFor(emission))}`,
    );
  return nothing;
}

/** What could stand where an unknown name does. */
function namesFor({ scope, parameters }: Emission): string[] {
  const usable = rootNames.filter((name) => {
    if (name === "secrets") return scope.allowSecrets;
    return (name !== "item" && name !== "index") || scope.loops.some((loop) => loop[name] !== undefined);
  });
  return [...parameters.keys(), ...scope.upstream, ...usable, ...functionDoc.keys()];
}

/** `item` or `index` of an enclosing loop by the loop's id; `undefined` where `id` is none. */
export function loopField(id: string, field: string, emission: Emission): Emitted | undefined {
  if (emission.parameters.has(id) || (field !== "item" && field !== "index")) return undefined;
  const name = emission.scope.loops.find((loop) => loop.id === id)?.[field];
  return name === undefined ? undefined : root(name, field === "index" ? numeric : dataAt(0));
}

/** `<id>.error`: the node's failure, or else its output's own field. */
export function nodeError(id: string, emission: Emission): Emitted {
  const { scope, uses } = emission;
  const failure = scope.errorVariable(id);
  if (failure !== undefined) uses.errors.add(id);
  if (failure !== undefined && scope.hasFailed?.(id)) return root(failure);
  uses.references.add(id);
  const field = js`${new Code(scope.variable(id))}?.error`;
  if (failure === undefined) return { code: field, binds: binding.access, shape: dataAt(0) };
  return { code: js`(${new Code(failure)} ?? ${field})`, binds: binding.atom, shape: dataAt(0) };
}
