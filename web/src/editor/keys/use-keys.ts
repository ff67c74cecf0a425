import { useReactFlow } from "@xyflow/react";
import { type KeyboardEvent, useCallback, useEffect } from "react";
import { isApple } from "../../app/platform-keys.ts";
import { matches } from "../../app/shortcut.ts";
import type { EditorStore } from "../../store/editor-store.ts";
import { useEditorStore } from "../../store/use-editor.ts";
import { useCutNotice } from "../use-cut-notice.ts";
import { type Command, commands } from "./commands.ts";

/** Runs the editor's shortcuts. They also work while nothing has the focus, as after a click on the canvas. */
export function useKeys() {
  const store = useEditorStore();
  const flow = useReactFlow();
  const sayCut = useCutNotice();
  const onKey = useCallback(
    (event: globalThis.KeyboardEvent | KeyboardEvent) => {
      const target = event.target as Element;
      if (event.defaultPrevented || target.closest("dialog, [role=menu]")) return;
      const command = commands.find(
        (each) =>
          each.run && each.keys.some((key) => matches(key, event, isApple)) && isAllowed(each, target),
      );
      if (!command?.run) return;
      event.preventDefault();
      if (command.where === "canvas") selectFocused(store, target);
      command.run({ store, flow, sayCut });
    },
    [store, flow, sayCut],
  );
  useEffect(() => {
    const onBody = (event: globalThis.KeyboardEvent) => {
      if (event.target === document.body) onKey(event);
    };
    document.addEventListener("keydown", onBody);
    return () => document.removeEventListener("keydown", onBody);
  }, [onKey]);
  return onKey;
}

/** What is pressed on a card is meant for that card, also where the focus came to it without selecting it. */
function selectFocused(store: EditorStore, target: Element) {
  const id = target.closest<HTMLElement>("[data-node-id]")?.dataset.nodeId;
  const { selectedNodes, select } = store.getState();
  if (id !== undefined && !selectedNodes.has(id)) select([id]);
}

const typing = "input, textarea, select, [contenteditable=true]";

function isAllowed({ where }: Command, target: Element): boolean {
  if (where === "anywhere") return !target.closest(".cm-editor");
  if (target.closest(typing)) return false;
  if (where === "editor") return true;
  return target === document.body || (target.closest("[data-board]") !== null && !isButton(target));
}

/** A button on the canvas keeps its own keys; cards are buttons only by role. */
const isButton = (target: Element): boolean => target.closest("button") !== null;
