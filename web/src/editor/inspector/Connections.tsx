import { inputHandles, outputHandles } from "@weft/codegen";
import { type Graph, type GraphEdge, type GraphNode, sourceHandle } from "@weft/shared";
import { X } from "lucide-react";
import { containerTree } from "../../canvas/container-tree.ts";
import { stepName } from "../../canvas/step-name.ts";
import { undoLanes } from "../../canvas/undo-lanes.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { Select } from "../../ui/field.tsx";
import { useWords } from "../../words/use-words.ts";
import { connectionProblem } from "../edits/connection-problem.ts";
import { connect } from "../edits/fresh-edge.ts";
import { upstreamIds } from "../form/data-scope.ts";

/** The step's ways out and where they lead: wires for whoever does not draw them. */
export function Connections({ node }: { node: GraphNode }) {
  const words = useWords().editor.inspector;
  const graph = useEditor((state) => state.graph);
  const outputs = outputHandles(node);
  if (outputs.length === 0) return null;
  return (
    <fieldset className="grid gap-3 border-t border-line pt-4">
      <legend className="sr-only">{words.connections}</legend>
      {outputs.map(({ id, label }) => (
        <Output
          key={id}
          node={node}
          handle={id}
          label={id === "undo" ? words.undoneBy : words.leadsTo(label || id)}
          wires={graph.edges.filter((edge) => edge.source === node.id && sourceHandle(edge) === id)}
          possible={possibleTargets(graph, node, id)}
          graph={graph}
        />
      ))}
    </fieldset>
  );
}

/** The steps a wire from this handle may lead to: beside this one, with a way in, and not before it. */
function possibleTargets(graph: Graph, node: GraphNode, handle: string): GraphNode[] {
  const { parentOf, childrenOf } = containerTree(graph);
  const { ownerOf } = undoLanes(graph);
  const before = new Set([node.id, ...upstreamIds(graph, node.id)]);
  const undoes = handle === "undo" || ownerOf.has(node.id);
  return childrenOf(parentOf.get(node.id) ?? null).filter((other) => {
    if (before.has(other.id) || inputHandles(other).length === 0) return false;
    if (!undoes) return !ownerOf.has(other.id);
    return connectionProblem(graph, { source: node.id, sourceHandle: handle, target: other.id }) === null;
  });
}

type OutputProps = {
  node: GraphNode;
  handle: string;
  label: string;
  wires: GraphEdge[];
  possible: GraphNode[];
  graph: Graph;
};

function Output({ node, handle, label, wires, possible, graph }: OutputProps) {
  const words = useWords().editor.inspector;
  const store = useEditorStore();
  const targets = new Set(wires.map((edge) => edge.target));
  const nameOf = (id: string) => {
    const target = graph.nodes.find((each) => each.id === id);
    return target ? stepName(target) : id;
  };
  const add = (target: string) =>
    store.getState().edit(
      connect(store.getState().graph, {
        source: node.id,
        sourceHandle: handle,
        target,
        targetHandle: "in",
      }),
    );
  return (
    <div className="grid gap-1.5">
      <span className="text-sm font-medium text-ink-2">{label}</span>
      {wires.map((edge) => (
        <span key={edge.id} className="flex h-7 items-center gap-2 rounded-md bg-bg pr-1 pl-2.5">
          <span className="min-w-0 flex-1 truncate">{nameOf(edge.target)}</span>
          <button
            type="button"
            aria-label={words.disconnect(nameOf(edge.target))}
            onClick={() => store.getState().edit([{ op: "removeEdge", id: edge.id }])}
            className="grid size-5 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink"
          >
            <X aria-hidden size={13} />
          </button>
        </span>
      ))}
      <Select
        aria-label={`${label}: ${words.connectTo}`}
        value=""
        onChange={(event) => add(event.target.value)}
      >
        <option value="">{words.connectTo}</option>
        {possible
          .filter((target) => !targets.has(target.id))
          .map((target) => (
            <option key={target.id} value={target.id}>
              {stepName(target)}
            </option>
          ))}
      </Select>
    </div>
  );
}
