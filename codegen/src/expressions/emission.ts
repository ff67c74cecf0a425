import type { DiagnosticCode } from "@weft/shared";
import type { AnyNode, Expression, SpreadElement } from "acorn";
import { Code, js } from "../code.ts";
import { binding, type Emitted, listOf } from "./emitted.ts";
import type { ExpressionScope, Finding } from "./scope.ts";
import type { Shape } from "./shape.ts";

/** What a text's expressions use; filled while they are printed. */
export type Uses = {
  findings: Finding[];
  references: Set<string>;
  /** Ids of the nodes whose failure is read. */
  errors: Set<string>;
  functions: Set<string>;
  secrets: Set<string>;
  usesNow: boolean;
  /** Whether the failure that is being undone is read. */
  usesFailure: boolean;
  uuids: number;
};

export type Parameter = { printed: string; shape: Shape };

/** A callback around the expression. `indexAt`: where its parameters have the item's index; -1: nowhere. */
export type Frame = { indexAt: number; indexName: string; usesIndex: boolean };

/** Everything the printing of one expression depends on. */
export type Emission = {
  scope: ExpressionScope;
  uses: Uses;
  /** Where the tree's positions count from. */
  offset: number;
  root: Expression;
  /** Parameters of the callbacks around. */
  parameters: ReadonlyMap<string, Parameter>;
  frames: readonly Frame[];
  /** How deep the printing has descended into the tree. */
  depth: { now: number };
  emit: (node: Expression | SpreadElement | AnyNode, emission: Emission) => Emitted;
};

export function report(
  emission: Emission,
  node: { start: number; end: number },
  code: DiagnosticCode,
  message: string,
): void {
  const { uses, offset } = emission;
  uses.findings.push({ code, message, start: node.start + offset, end: node.end + offset });
}

/** A call of a function that the module imports. */
export function call(emission: Emission, name: string, args: readonly Code[], shape: Shape): Emitted {
  emission.uses.functions.add(name);
  return { code: js`${new Code(name)}(${listOf(args)})`, binds: binding.access, shape };
}
