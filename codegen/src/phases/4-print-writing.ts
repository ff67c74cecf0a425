/** What the printing of all scopes shares: names, and what an emitter is given for a node. */
import { durationMs, type GraphNode } from "@weft/shared";
import { Code, js, literal, objectLiteral } from "../code.ts";
import { outputVariable } from "../names.ts";
import type { Body, EmitContext } from "../nodes/emission.ts";
import { waitEventType } from "../runtime/wait.js";
import type { AnalyzedNode } from "./2-analyze.ts";
import type { Program } from "./3-transform.ts";

/** The file of a node's own module. */
export const fileOf = (id: string): string => `code/${id}.js`;

export class Writing {
  readonly names: Program["names"];
  readonly triggers: Program["triggers"];

  constructor({ names, triggers }: Program) {
    this.names = names;
    this.triggers = triggers;
  }

  contextOf(
    analyzed: AnalyzedNode,
    parts: { body?: { statements: Code; output: Code } | undefined; rollback?: Code | undefined } = {},
  ): EmitContext {
    const { node, params, slots, kind, loops } = analyzed;
    const param = (path: string) => slots.get(path)?.code ?? new Code("undefined");
    const indices = loops.map(({ index }) => index);
    return {
      id: node.id,
      raw: params,
      variable: new Code(outputVariable(node.id)),
      param,
      params: param(""),
      step: (phase) => stepName(node.id, indices, phase),
      wakeType: templateOf([waitEventType(node.id, []), ...indices.map((index) => `\${${index}}`)].join("-")),
      policy: policyOf(node, kind.retries),
      once: node.data.sensitive ? js`{ ...once, sensitive: "output" }` : new Code("once"),
      rollback: parts.rollback,
      local: (word) => new Code(this.names.local(node.id, word)),
      file: js`${`./${fileOf(node.id)}`}`,
      body: parts.body && this.#bodyOf(analyzed, indices, parts.body),
    };
  }

  #bodyOf(
    { node, kind, loops, params, slots }: AnalyzedNode,
    indices: string[],
    { statements, output }: { statements: Code; output: Code },
  ): Body {
    const given = kind.output?.(params);
    const name = (word: "item" | "index") => this.names.pass(word, loops.length);
    const isLoop = kind.flow === "loop";
    return {
      statements,
      output: (given === undefined ? undefined : slots.get(given)?.code) ?? output,
      item: new Code(isLoop ? name("item") : "item"),
      index: new Code(isLoop ? name("index") : "index"),
      step: (phase) => stepName(node.id, isLoop ? [...indices, name("index")] : indices, phase),
    };
  }
}

/** A step's name as a literal: with the indices of the passes it stands in. */
export function stepName(id: string, indices: readonly string[], phase: string | undefined): Code {
  return templateOf(
    id + indices.map((index) => `[\${${index}}]`).join("") + (phase === undefined ? "" : `:${phase}`),
  );
}

/** Text of ids, phases and indices only. */
const templateOf = (text: string): Code => new Code(text.includes("${") ? `\`${text}\`` : literal(text));

/** The engine's defaults are the language's, so only what differs is written. */
function policyOf({ data }: GraphNode, retries: boolean): Code | undefined {
  const entries = [
    ...(retries ? retryEntries(data) : []),
    ...(data.sensitive ? [["sensitive", js`${"output"}`] as const] : []),
  ];
  return entries.length === 0 ? undefined : objectLiteral(entries);
}

export function retryEntries({ retry, timeout }: GraphNode["data"]): (readonly [string, Code])[] {
  const retries = Object.entries(retry ?? {}).map(([key, value]) => [key, js`${value}`] as const);
  return [
    ...(retries.length > 0 ? [["retries", objectLiteral(retries)] as const] : []),
    ...(timeout !== undefined && durationMs(timeout) !== 600_000
      ? [["timeout", js`${timeout}`] as const]
      : []),
  ];
}
