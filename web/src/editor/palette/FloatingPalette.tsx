import { kinds, type NodeKind } from "@weft/codegen";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { stepName } from "../../canvas/step-name.ts";
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
  const fitting = useMemo(() => kinds.filter((kind) => fits(kind, palette.place)), [palette.place]);
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
  const nodeId = place.type === "after" ? place.nodeId : place.type === "wireEnd" ? place.from.nodeId : null;
  const node = useEditor((state) => state.graph.nodes.find(({ id }) => id === nodeId));
  if (place.type === "wire") return <p className="px-4 pt-2 text-sm text-ink-3">{words.onWire}</p>;
  return node && <p className="truncate px-4 pt-2 text-sm text-ink-3">{words.after(stepName(node))}</p>;
}

/** A step put into a wire or at its end has to have a way in; behind another one it may also stand alone. */
const fits = (kind: NodeKind, place: PalettePlace): boolean =>
  place.type === "free" || (kind.flow !== "annotation" && kind.flow !== "trigger") || place.type === "after";
