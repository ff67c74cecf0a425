import { Panel, useStore } from "@xyflow/react";
import clsx from "clsx";
import { placementOf } from "../../canvas/placement.ts";
import { stepName } from "../../canvas/step-name.ts";
import { useEditor } from "../../store/use-editor.ts";
import { useWords } from "../../words/use-words.ts";
import { wiresCutBy } from "../edits/drop-steps.ts";

/** While steps are dragged over the border of a container: what letting go would do, above that container. */
export function DropHint() {
  const plan = useEditor((state) => state.dropPlan);
  if (!plan || (plan.moved.length === 0 && plan.problem === null)) return null;
  return <Hint />;
}

function Hint() {
  const words = useWords().editor.containers;
  const plan = useEditor((state) => state.dropPlan);
  const graph = useEditor((state) => state.graph);
  const [x, y, zoom] = useStore((state) => state.transform);
  const containerId = plan?.containerId ?? plan?.left[0];
  const container = graph.nodes.find(({ id }) => id === containerId);
  const rect = placementOf(graph).rects.get(containerId ?? "");
  if (!plan || !container || !rect) return null;
  const name = stepName(container);
  const cut = wiresCutBy(graph, plan);
  const refused = plan.moved.length === 0 && plan.problem !== null;
  const action = plan.containerId === null ? words.dropOut(name) : words.dropInto(name);
  const text = refused && plan.problem ? words.refused[plan.problem] : action;
  return (
    <Panel position="top-left" className="pointer-events-none !m-0">
      <span
        role="status"
        data-drop-hint
        style={{ transform: `translate(${rect.x * zoom + x}px, ${rect.y * zoom + y - 32}px)` }}
        className={clsx(
          "block w-max max-w-100 truncate rounded-md px-2 py-1 text-sm shadow-float",
          refused ? "bg-errored text-on-accent" : "bg-ink text-bg",
        )}
      >
        {text}
        {cut > 0 && !refused && <span className="opacity-75"> · {words.willCut(cut)}</span>}
      </span>
    </Panel>
  );
}
