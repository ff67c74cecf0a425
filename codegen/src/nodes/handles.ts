import type { GraphNode, Json } from "@weft/shared";
import type { Handle } from "./kind.ts";
import { kindOf } from "./registry.ts";

type Node = Pick<GraphNode, "type" | "data">;

const errorHandle: Handle = { id: "error", label: "error" };

/** The output handles of a node, `error` last where its kind can fail. */
export function outputHandles(node: Node): Handle[] {
  const kind = kindOf(node.type);
  if (!kind) return [];
  const own = kind.outputs(node.data?.params ?? {});
  return kind.failable ? [...own, errorHandle] : own;
}

/** The input handles of a node: `in`, or none. */
export function inputHandles(node: Node): string[] {
  const flow = kindOf(node.type)?.flow;
  return flow === undefined || flow === "trigger" || flow === "annotation" ? [] : ["in"];
}

/** The handles a completed node takes. */
export const endHandles = (node: Node, output: Json): string[] =>
  kindOf(node.type)?.handles(output, node.data?.params ?? {}) ?? [];

/** The line on a node's card. */
export const summaryOf = (node: Node): string => kindOf(node.type)?.summary(node.data?.params ?? {}) ?? "";
