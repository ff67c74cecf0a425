import { useEffect } from "react";
import { useEditor } from "../../store/use-editor.ts";

const controls = "input, textarea, select, [contenteditable=true], button[role=switch]";
/** The field may still be on its way: its tab opens, its editor loads. */
const tries = 30;

/** Brings the field somebody jumped to into view and focus. */
export function useFieldTarget(nodeId: string) {
  const target = useEditor((state) => state.fieldTarget);
  useEffect(() => {
    if (target?.nodeId !== nodeId) return;
    let frame = 0;
    const look = (left: number) => {
      const control = findControl(target.field);
      if (control) {
        control.scrollIntoView({ block: "center" });
        control.focus({ preventScroll: true });
      } else if (left > 0) frame = requestAnimationFrame(() => look(left - 1));
    };
    frame = requestAnimationFrame(() => look(tries));
    return () => cancelAnimationFrame(frame);
  }, [target, nodeId]);
}

/** The control of a field, or of the nearest field around it; without a field the form's first one. */
function findControl(field: string | undefined): HTMLElement | null {
  const panel = document.querySelector("[data-panel=inspector] [role=tabpanel]:not([hidden])");
  if (!panel) return null;
  if (field === undefined) return panel.querySelector<HTMLElement>(controls);
  for (let path = field; path !== ""; path = path.replace(/(\.[^.[]*|\[\d+\]|^[^.[]+)$/, "")) {
    const shell = panel.querySelector(`[data-field="${CSS.escape(path)}"]`);
    const control =
      shell?.querySelector<HTMLElement>(controls) ?? shell?.querySelector<HTMLElement>("button");
    if (control) return control;
  }
  return null;
}
