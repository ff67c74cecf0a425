import { Panel, useConnection, useStore } from "@xyflow/react";
import clsx from "clsx";
import { useEditor } from "../../store/use-editor.ts";
import { useWords } from "../../words/use-words.ts";
import { connectionProblem } from "../edits/connection-problem.ts";
import { cardUnder } from "./card-under.ts";
import { drawnOver } from "./reconnecting.ts";
import { wireBetween } from "./wire-between.ts";

/** While a wire is drawn: what letting go would do here, or why it cannot. */
export function ConnectionHint() {
  const drawing = useConnection((connection) => connection.inProgress);
  return drawing ? <Hint /> : null;
}

function Hint() {
  const words = useWords().editor.canvas;
  const connection = useConnection();
  const graph = drawnOver(useEditor((state) => state.graph));
  const [x, y, zoom] = useStore((state) => state.transform);
  if (!connection.inProgress || !connection.fromHandle || !connection.to) return null;
  const { fromHandle, toHandle, to } = connection;
  const from = { nodeId: fromHandle.nodeId, handle: fromHandle.id ?? "out", type: fromHandle.type };
  const card = toHandle?.nodeId ?? cardUnder(graph, to, from.nodeId);
  if (card === from.nodeId && !toHandle) return null;
  const wire = card === undefined ? null : wireBetween(graph, from, card);
  const exact = wire && toHandle ? withHandle(wire, from.type, toHandle.id) : wire;
  const problem = exact && connectionProblem(graph, exact);
  const text = problem ? words.refused[problem] : exact ? words.dropToConnect : words.dropToAdd;
  return (
    <Panel position="top-left" className="pointer-events-none !m-0">
      <span
        role="status"
        data-connection={problem ?? (exact ? "ok" : "open")}
        style={{ transform: `translate(${to.x * zoom + x + 14}px, ${to.y * zoom + y + 14}px)` }}
        className={clsx(
          "block w-max max-w-70 rounded-md px-2 py-1 text-sm shadow-float",
          problem ? "bg-errored text-on-accent" : "bg-ink text-bg",
        )}
      >
        {text}
      </span>
    </Panel>
  );
}

const withHandle = (
  wire: NonNullable<ReturnType<typeof wireBetween>>,
  from: "source" | "target",
  handle: string | null | undefined,
) =>
  from === "source" ? { ...wire, targetHandle: handle ?? "in" } : { ...wire, sourceHandle: handle ?? "out" };
