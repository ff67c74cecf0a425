import type { GraphNode, Json } from "@weft/shared";
import { type Handle, isContainerKind } from "./kind.ts";
import { kindOf } from "./registry.ts";

type Node = Pick<GraphNode, "type" | "data">;

const errorHandle: Handle = { id: "error", label: "error" };
const undoHandle: Handle = { id: "undo", label: "undo" };

/** The output handles of a node: its own, then `error` where its kind can fail, then `undo` where it is an action. */
export function outputHandles(node: Node): Handle[] {
  const kind = kindOf(node.type);
  if (!kind) return [];
  const own = kind.outputs(node.data?.params ?? {});
  return [
    ...own,
    ...(kind.failable ? [errorHandle] : []),
    ...(kind.category === "actions" ? [undoHandle] : []),
  ];
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

/** Whether a node holds others. */
export const isContainer = (node: Pick<GraphNode, "type">): boolean => isContainerKind(kindOf(node.type));
