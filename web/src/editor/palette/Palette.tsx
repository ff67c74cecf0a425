import type { NodeKind } from "@weft/codegen";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useMemo, useState } from "react";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { IconButton } from "../../ui/Button.tsx";
import { useWords } from "../../words/use-words.ts";
import { placeForClick, placeStep } from "../place-step.ts";
import { PaletteList } from "./PaletteList.tsx";
import { PaletteSearch } from "./PaletteSearch.tsx";
import { paletteGroups } from "./palette-entries.ts";

/** Every kind of step, to drag onto the canvas or to click behind the selected one. */
export function Palette() {
  const words = useWords().editor.palette;
  const open = useEditor((state) => state.paletteOpen);
  const setPanel = useEditor((state) => state.setPanel);
  if (!open)
    return (
      <aside className="border-r border-line bg-panel p-1.5">
        <IconButton
          side="right"
          label={words.show}
          icon={<PanelLeftOpen size={16} />}
          onClick={() => setPanel({ paletteOpen: true })}
        />
      </aside>
    );
  return <OpenPalette onClose={() => setPanel({ paletteOpen: false })} />;
}

function OpenPalette({ onClose }: { onClose: () => void }) {
  const words = useWords().editor.palette;
  const store = useEditorStore();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const groups = useMemo(() => paletteGroups(query), [query]);
  const entries = groups.flatMap((group) => group.entries);
  const pick = (kind: NodeKind) => {
    placeStep(store, kind, placeForClick(store));
    setQuery("");
  };
  return (
    <aside
      aria-label={words.label}
      data-panel="palette"
      className="flex w-56 shrink-0 flex-col border-r border-line bg-panel max-xl:w-49"
    >
      <div className="flex items-center gap-1 p-2.5 pb-0">
        <div className="min-w-0 flex-1">
          <PaletteSearch
            query={query}
            onQuery={setQuery}
            entries={entries}
            at={at}
            onAt={setAt}
            onPick={pick}
            onEscape={() => setQuery("")}
            showKey
          />
        </div>
        <IconButton size="sm" label={words.hide} icon={<PanelLeftClose size={15} />} onClick={onClose} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2.5 pb-3">
        <PaletteList groups={groups} active={query ? entries[at] : undefined} onPick={pick} draggable />
        {entries.length === 0 && <p className="px-2 pt-4 text-ink-3">{words.nothing(query)}</p>}
      </div>
    </aside>
  );
}
