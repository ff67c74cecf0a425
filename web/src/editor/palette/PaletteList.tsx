import type { NodeKind } from "@weft/codegen";
import clsx from "clsx";
import type { DragEvent } from "react";
import { KindIcon } from "../../canvas/KindIcon.tsx";
import { useWords } from "../../words/use-words.ts";
import { kindMime } from "../board/use-dropping.ts";
import { setDraggedKind } from "./dragged-kind.ts";
import type { PaletteGroup } from "./palette-entries.ts";

type Props = {
  groups: PaletteGroup[];
  /** The entry Enter would take. */
  active: NodeKind | undefined;
  onPick: (kind: NodeKind) => void;
  draggable?: boolean;
};

/** Steps to choose from, in groups. */
export function PaletteList({ groups, active, onPick, draggable = false }: Props) {
  const words = useWords().editor.palette;
  return groups.map(({ category, entries }) => (
    <section key={category} aria-label={words.groups[category]} className="grid gap-px">
      <h3 className="px-2 pt-3 pb-1 text-sm font-medium text-ink-3">{words.groups[category]}</h3>
      {entries.map((kind) => (
        <button
          key={kind.type}
          type="button"
          data-kind={kind.type}
          title={kind.description}
          draggable={draggable}
          onDragStart={(event) => startDrag(event, kind)}
          onDragEnd={() => setDraggedKind(null)}
          onClick={() => onPick(kind)}
          className={clsx(
            "flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover",
            draggable && "active:cursor-grabbing",
            kind === active && "bg-hover",
          )}
        >
          <KindIcon type={kind.type} className="shrink-0 text-ink-2" />
          <span className="truncate">{kind.label}</span>
        </button>
      ))}
    </section>
  ));
}

function startDrag(event: DragEvent, kind: NodeKind) {
  event.dataTransfer.setData(kindMime, kind.type);
  event.dataTransfer.effectAllowed = "copy";
  setDraggedKind(kind);
}
