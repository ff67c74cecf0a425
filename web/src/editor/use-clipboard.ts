import { useReactFlow } from "@xyflow/react";
import { useEffect } from "react";
import { containerAt } from "../canvas/placement.ts";
import { useEditorStore } from "../store/use-editor.ts";
import { copySteps, readSteps } from "./edits/clipboard.ts";
import { removeSelected } from "./keys/commands.ts";
import { centredAt } from "./place-step.ts";
import { pointerWithin } from "./pointer.ts";

/**
 * Copy, cut and paste by the browser's own events: they need no permission and work inside a frame. Where somebody
 * types or has marked text, they stay the browser's.
 */
export function useClipboard() {
  const store = useEditorStore();
  const flow = useReactFlow();
  useEffect(() => {
    const copy = (event: ClipboardEvent) => {
      const { graph, selectedNodes } = store.getState();
      if (selectedNodes.size === 0 || isElsewhere(event)) return false;
      event.clipboardData?.setData("text/plain", copySteps(graph, selectedNodes));
      event.preventDefault();
      return true;
    };
    const cut = (event: ClipboardEvent) => {
      if (copy(event)) removeSelected(store);
    };
    const paste = async (event: ClipboardEvent) => {
      const board = document.querySelector("[data-board]");
      if (!board || isElsewhere(event)) return;
      const steps = readSteps(event.clipboardData?.getData("text/plain") ?? "");
      if (!steps) return;
      event.preventDefault();
      const at = flow.screenToFlowPosition(pointerWithin(board.getBoundingClientRect()));
      const { pasteSteps } = await import("./edits/paste-steps.ts");
      const { graph } = store.getState();
      const { operations, ids } = pasteSteps(graph, steps, centredAt(at), containerAt(graph, at, new Set()));
      store.getState().edit(operations);
      store.getState().select(ids);
    };
    document.addEventListener("copy", copy);
    document.addEventListener("cut", cut);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", cut);
      document.removeEventListener("paste", paste);
    };
  }, [store, flow]);
}

function isElsewhere(event: ClipboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  const typing = target.closest("input, textarea, [contenteditable=true], dialog, [data-panel]") !== null;
  return typing || (event.type !== "paste" && String(document.getSelection()) !== "");
}
