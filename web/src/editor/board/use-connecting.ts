import {
  type Connection,
  type FinalConnectionState,
  type IsValidConnection,
  useReactFlow,
} from "@xyflow/react";
import { useCallback } from "react";
import type { Wire } from "../../canvas/flow-wires.ts";
import { useEditorStore } from "../../store/use-editor.ts";
import { connectionProblem } from "../edits/connection-problem.ts";
import { connect } from "../edits/fresh-edge.ts";
import { cardUnder } from "./card-under.ts";
import { drawnOver, setReconnected } from "./reconnecting.ts";
import { type WireEnd, wireBetween } from "./wire-between.ts";

/** Wires drawn by hand: refused while they are drawn, made when they are let go, and offered a step on empty canvas. */
export function useConnecting() {
  const store = useEditorStore();
  const flow = useReactFlow();

  const isValidConnection: IsValidConnection<Wire> = useCallback(
    (connection) => connectionProblem(drawnOver(store.getState().graph), plain(connection)) === null,
    [store],
  );

  const onConnect = useCallback(
    (connection: Connection) => store.getState().edit(connect(store.getState().graph, plain(connection))),
    [store],
  );

  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      const { fromHandle, isValid } = state;
      if (isValid || !fromHandle) return;
      const from: WireEnd = {
        nodeId: fromHandle.nodeId,
        handle: fromHandle.id ?? "out",
        type: fromHandle.type,
      };
      const at = "changedTouches" in event ? event.changedTouches[0] : event;
      if (!at) return;
      const under = document.elementFromPoint(at.clientX, at.clientY);
      const { graph, edit, setFloatingPalette } = store.getState();
      const position = flow.screenToFlowPosition({ x: at.clientX, y: at.clientY });
      if (!under?.closest(".react-flow__pane")) return;
      const card = cardUnder(graph, position, from.nodeId);
      if (card !== undefined) {
        const wire = wireBetween(graph, from, card);
        if (wire && connectionProblem(graph, wire) === null) edit(connect(graph, wire));
      } else {
        setFloatingPalette({
          at: { x: at.clientX, y: at.clientY },
          place: { type: "wireEnd", from, position: cornerFor(from, position) },
        });
      }
    },
    [store, flow],
  );

  const onReconnect = useCallback(
    (old: Wire, connection: Connection) => {
      const { graph, edit } = store.getState();
      edit([{ op: "removeEdge", id: old.id }, ...connect(graph, plain(connection))]);
    },
    [store],
  );
  return { isValidConnection, onConnect, onConnectEnd, onReconnect, onReconnectStart, onReconnectEnd };
}

const onReconnectStart = (_: unknown, edge: Wire) => setReconnected(edge.id);
const onReconnectEnd = () => setReconnected(null);

const plain = ({ source, target, sourceHandle, targetHandle }: Connection | Wire) => ({
  source,
  target,
  sourceHandle: sourceHandle ?? "out",
  targetHandle: targetHandle ?? "in",
});

/** The corner of a card whose handle lies where the wire was let go. */
const cornerFor = (from: WireEnd, { x, y }: { x: number; y: number }) => ({
  x: from.type === "source" ? x : x - 240,
  y: y - 32,
});
