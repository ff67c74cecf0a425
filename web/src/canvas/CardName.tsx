import { type KeyboardEvent, useEffect, useRef } from "react";
import { useWords } from "../words/use-words.ts";
import { useCanvasActions } from "./canvas-actions.ts";

/** A step's name on its card; F2 or a double click turns it into a field. */
export function CardName({ id, name }: { id: string; name: string }) {
  const actions = useCanvasActions();
  if (actions?.renaming !== id) return <span className="min-w-0 flex-1 truncate font-semibold">{name}</span>;
  return <NameField name={name} onChange={(next) => actions.rename(id, next)} onEnd={actions.endRename} />;
}

type Props = { name: string; onChange: (name: string) => void; onEnd: () => void };

function NameField({ name, onChange, onEnd }: Props) {
  const words = useWords().editor;
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => ref.current?.select(), []);
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    ref.current?.closest<HTMLElement>("[data-node-id]")?.focus();
    onEnd();
  };
  return (
    <input
      ref={ref}
      aria-label={words.inspector.name}
      defaultValue={name}
      maxLength={200}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onEnd}
      onKeyDown={keys}
      className="nodrag nopan -mx-1 min-w-0 flex-1 rounded-xs bg-hover px-1 font-semibold outline-none"
    />
  );
}
