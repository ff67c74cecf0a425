/** What can be done with containers as a whole; by keys, from the step's menu and with several steps selected. */
import { isContainer, type NodeKind } from "@weft/codegen";
import { applyOperations } from "@weft/shared";
import { containerTree } from "../../canvas/container-tree.ts";
import type { EditorStore } from "../../store/editor-store.ts";
import { takeOut } from "../edits/take-out.ts";
import { canWrap, unwrapContainer, wrapSteps } from "../edits/wrap-steps.ts";

/** Takes the selected steps out of the container they lie in; gives how many wires that cut. */
export function takeSelectedOut(store: EditorStore): number {
  const { graph, selectedNodes, edit, reveal } = store.getState();
  const { operations, cut } = takeOut(graph, selectedNodes);
  edit(operations);
  const [only, ...others] = selectedNodes;
  if (operations.length > 0 && only !== undefined && others.length === 0) reveal(only);
  return cut.length;
}

export const liesInContainer = (store: EditorStore): boolean => {
  const { graph, selectedNodes } = store.getState();
  const { parentOf } = containerTree(graph);
  return [...selectedNodes].some((id) => parentOf.has(id));
};

/** Puts the selected steps into a new container of a kind. */
export function wrapSelected(store: EditorStore, kind: NodeKind): void {
  const { graph, selectedNodes, edit, reveal, setPanel } = store.getState();
  if (!canWrap(graph, selectedNodes)) return;
  const { operations, id } = wrapSteps(graph, kind, selectedNodes);
  edit(operations);
  reveal(id);
  setPanel({ inspectorOpen: true, inspectorTab: "configure" });
}

/** Deletes the selected containers and leaves what lay in them. */
export function unwrapSelected(store: EditorStore): void {
  const { graph, selectedNodes, edit, select } = store.getState();
  const containers = graph.nodes.filter((node) => selectedNodes.has(node.id) && isContainer(node));
  const left = containers.flatMap((node) =>
    containerTree(graph)
      .childrenOf(node.id)
      .map(({ id }) => id),
  );
  let now = graph;
  const all = containers.flatMap((node) => {
    const operations = unwrapContainer(now, node.id);
    now = applyOperations(now, operations);
    return operations;
  });
  edit(all);
  select(left);
}
