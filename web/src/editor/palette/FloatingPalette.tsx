import { kinds, type NodeKind } from "@weft/codegen";
import type { Graph } from "@weft/shared";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { stepName } from "../../canvas/step-name.ts";
import { canUndo, undoLanes } from "../../canvas/undo-lanes.ts";
import type { FloatingPalette as Floating, PalettePlace } from "../../store/panel-slice.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { useWords } from "../../words/use-words.ts";
import { placeStep } from "../place-step.ts";
import { PaletteList } from "./PaletteList.tsx";
import { PaletteSearch } from "./PaletteSearch.tsx";
import { paletteGroups } from "./palette-entries.ts";

const width = 256;
const height = 340;
const margin = 8;

/** The palette where the pointer is: by Tab, by the `+` of a wire, or where a wire was let go. */
export function FloatingPalette() {
  const palette = useEditor((state) => state.floatingPalette);
  return palette && <OpenPalette palette={palette} />;
}

function OpenPalette({ palette }: { palette: Floating }) {
  const words = useWords().editor.palette;
  const store = useEditorStore();
  const ref = useRef<HTMLInputElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const fitting = useMemo(
    () => kinds.filter((kind) => fits(store.getState().graph, kind, palette.place)),
    [store, palette.place],
  );
  const groups = useMemo(() => paletteGroups(query, fitting), [query, fitting]);
  const entries = groups.flatMap((group) => group.entries);
  useLayoutEffect(() => ref.current?.focus(), []);
  useEffect(() => {
    const close = (event: PointerEvent) => {
      if (!surface.current?.contains(event.target as Node)) store.getState().setFloatingPalette(null);
    };
    document.addEventListener("pointerdown", close, true);
    return () => document.removeEventListener("pointerdown", close, true);
  }, [store]);

  function leave() {
    const { anchor, setFloatingPalette } = store.getState();
    setFloatingPalette(null);
    if (anchor !== null)
      document.querySelector<HTMLElement>(`[data-node-id="${CSS.escape(anchor)}"]`)?.focus();
  }
  return (
    <div
      ref={surface}
      role="dialog"
      aria-label={words.here}
      data-floating-palette
      style={{
        left: Math.max(margin, Math.min(palette.at.x, window.innerWidth - width - margin)),
        top: Math.max(margin, Math.min(palette.at.y, window.innerHeight - height - margin)),
        width,
        maxHeight: height,
      }}
      className="fixed z-40 flex flex-col rounded-xl border border-line bg-raised shadow-float"
    >
      <div className="p-2 pb-0">
        <PaletteSearch
          ref={ref}
          query={query}
          onQuery={setQuery}
          entries={entries}
          at={at}
          onAt={setAt}
          onPick={(kind) => placeStep(store, kind, palette.place)}
          onEscape={leave}
        />
      </div>
      <Where place={palette.place} />
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        <PaletteList
          groups={groups}
          active={entries[at]}
          onPick={(kind) => placeStep(store, kind, palette.place)}
        />
        {entries.length === 0 && <p className="px-2 pt-3 text-ink-3">{words.nothing(query)}</p>}
      </div>
    </div>
  );
}

function Where({ place }: { place: PalettePlace }) {
  const words = useWords().editor.palette;
  const nodeId = "nodeId" in place ? place.nodeId : place.type === "wireEnd" ? place.from.nodeId : null;
  const node = useEditor((state) => state.graph.nodes.find(({ id }) => id === nodeId));
  if (place.type === "wire") return <p className="px-4 pt-2 text-sm text-ink-3">{words.onWire}</p>;
  if (!node) return null;
  const where = place.type === "inside" ? words.inside : words.after;
  return <p className="truncate px-4 pt-2 text-sm text-ink-3">{where(stepName(node))}</p>;
}

/**
 * A step put into a wire, at its end or into a container has to have a way in; behind another one it may also stand
 * alone. Only actions undo others.
 */
function fits(graph: Graph, kind: NodeKind, place: PalettePlace): boolean {
  if (place.type === "inside") return kind.flow !== "trigger";
  if (undoes(graph, place)) return canUndo(kind);
  if (place.type === "free" || place.type === "after") return true;
  return kind.flow !== "annotation" && kind.flow !== "trigger";
}

function undoes(graph: Graph, place: PalettePlace): boolean {
  const { ownerOf } = undoLanes(graph);
  if (place.type === "wireEnd") return place.from.handle === "undo" || ownerOf.has(place.from.nodeId);
  return place.type === "after" && ownerOf.has(place.nodeId);
}
