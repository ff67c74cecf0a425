import { kindOf } from "@weft/codegen";
import type { GraphNode, Operation } from "@weft/shared";
import type { EditorStore } from "../../store/editor-store.ts";

/** Only actions can be disabled (LANGUAGE, section 2). */
export const canDisable = (node: Pick<GraphNode, "type">): boolean =>
  kindOf(node.type)?.category === "actions";

/** Disables the selected actions, or enables them where all of them are disabled. */
export function toggleDisabled(store: EditorStore): void {
  const { graph, selectedNodes, edit } = store.getState();
  const actions = graph.nodes.filter((node) => selectedNodes.has(node.id) && canDisable(node));
  const disable = actions.some((node) => node.data.disabled !== true);
  edit(
    actions.map(
      (node): Operation => ({
        op: "setNode",
        id: node.id,
        path: ["data", "disabled"],
        ...(disable ? { value: true } : {}),
      }),
    ),
  );
}
