/** The statements that run one node and set its variable. */
import { arrowBody, blockOf, Code, callWith, js, objectLiteral } from "../code.ts";
import { outputVariable } from "../names.ts";
import type { Emission, EmitContext } from "../nodes/emission.ts";
import { once, stepCode } from "../nodes/emission.ts";
import type { AnalyzedNode } from "./2-analyze.ts";
import type { PlanNode } from "./3-transform.ts";
import { printScopeParts } from "./4-print-scope.ts";
import { retryEntries, stepName, type Writing } from "./4-print-writing.ts";

export type NodeCode = {
  context: EmitContext;
  /** Statements before, and the value of the node. */
  emission: Required<Emission>;
};

export function nodeCode(node: PlanNode, writing: Writing): NodeCode {
  const body = node.plan && printScopeParts(node.plan, writing);
  const context = writing.contextOf(node, { body, rollback: rollbackOf(node, writing) });
  const { before = [], value } = node.kind.emit?.(context) ?? actionCode(node, context);
  return { context, emission: { before: [...recordNow(node, context), ...before], value } };
}

/** An action is one step around its attempt. */
function actionCode({ kind }: AnalyzedNode, context: EmitContext): Emission {
  const body = kind.attempt?.(context) ?? new Code("null");
  return { value: stepCode(context, context.policy, { parameters: "(context)", body }) };
}

/** A node that uses `now()` first records it, in a step of its own. */
function recordNow({ reads }: AnalyzedNode, { local, step }: EmitContext): Code[] {
  if (!reads.usesNow) return [];
  const time = { parameters: "()", body: js`new Date().toISOString()` };
  return [js`const ${local("now")} = ${callWith("await step.do", [step("now"), once], time)};`];
}

/** What undoes a step: the actions of its chain, in order, tried again as the first of them says. */
function rollbackOf({ undo }: AnalyzedNode, writing: Writing): Code | undefined {
  const chain = undo.filter(({ node }) => !node.data.disabled);
  const [first] = chain;
  if (!first) return undefined;
  const read = new Set(chain.flatMap(({ reads }) => [...reads.nodes]));
  const statements = chain.flatMap((analyzed) =>
    undoStatement(analyzed, read.has(analyzed.node.id), writing),
  );
  const parameters = chain.some(({ reads }) => reads.usesFailure) ? "(undo, error)" : "(undo)";
  const handler = js`async ${new Code(parameters)} => ${blockOf(js`${statements}`)}`;
  const config = retryEntries(first.node.data);
  return objectLiteral([
    ["rollback", handler],
    ...(config.length > 0 ? [["rollbackConfig", objectLiteral(config)] as const] : []),
  ]);
}

function undoStatement(analyzed: AnalyzedNode, isRead: boolean, writing: Writing): Code[] {
  const { node, kind } = analyzed;
  const work = {
    parameters: "(context)",
    body: arrowBody(kind.attempt?.(writing.contextOf(analyzed)) ?? new Code("null")),
  };
  const call = callWith("await undo", [js`${node.id}`], work);
  const statement = isRead ? js`const ${new Code(outputVariable(node.id))} = ${call};` : js`${call};`;
  return [...comment(node.data.name), statement];
}

/** A node's name, as a comment of one line of letters, digits and harmless marks. */
export function comment(name: string | undefined): Code[] {
  const text = (name ?? "")
    .replace(/[^\p{L}\p{N}\p{M} .,;:!?()&%+'"@#$€_–—-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return text === "" ? [] : [new Code(`// ${text}`)];
}

/** What a node reads of branches that may not have come to an end, as it is when the node begins. */
export function seenCode({ node, early, loops }: PlanNode, writing: Writing): Code[] {
  if (early.length === 0) return [];
  const indices = loops.map(({ index }) => index);
  const entries = early.flatMap(({ id, isError }) => [
    { key: id, from: outputVariable(id), to: writing.names.local(node.id, `${id}_seen`) },
    ...(isError
      ? [
          {
            key: `${id}.error`,
            from: writing.names.local(id, "error"),
            to: writing.names.local(node.id, `${id}_error_seen`),
          },
        ]
      : []),
  ]);
  const given = objectLiteral(entries.map(({ key, to }) => [key, new Code(to)]));
  const read = objectLiteral(entries.map(({ key, from }) => [key, new Code(from)]));
  return [js`const ${given} = await seen(${stepName(node.id, indices, "seen")}, () => (${read}));`];
}
