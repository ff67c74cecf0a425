import type { Json } from "@weft/shared";
import { type NodeProps, NodeResizeControl } from "@xyflow/react";
import clsx from "clsx";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../words/use-words.ts";
import { useCanvasActions } from "./canvas-actions.ts";
import type { CardNode } from "./flow-nodes.ts";
import { kindLabel, stepName } from "./step-name.ts";

const asText = (value: Json | undefined): string => (typeof value === "string" ? value : "");

/** A sticky note: double click or Enter to write in it, the corner to resize it. */
export function NoteCard({ id, data, selected }: NodeProps<CardNode>) {
  const words = useWords().editor.canvas;
  const actions = useCanvasActions();
  const [writing, setWriting] = useState(false);
  const { node } = data;
  const text = asText(node.data?.params?.text);
  const write = () => setWriting(actions !== null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a note holds a text field, which a button may not
    <div
      role="button"
      tabIndex={0}
      aria-label={words.card(stepName(node), kindLabel(node.type), words.noteStatus)}
      aria-pressed={selected}
      data-node-id={id}
      onDoubleClick={write}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.target !== event.currentTarget) return;
        event.preventDefault();
        event.stopPropagation();
        write();
      }}
      className={clsx("note-card", selected && "is-selected")}
    >
      {writing && actions ? (
        <NoteText
          text={text}
          onChange={(next) => actions.editNote(id, next)}
          onEnd={() => setWriting(false)}
        />
      ) : (
        <p
          className={clsx(
            "size-full overflow-hidden whitespace-pre-wrap wrap-break-word",
            !text && "text-ink-3",
          )}
        >
          {text || words.emptyNote}
        </p>
      )}
      {actions && selected && (
        <NodeResizeControl
          minWidth={120}
          minHeight={60}
          position="bottom-right"
          className="card-resize"
          onResize={(_, size) => actions.resize(id, size, false)}
          onResizeEnd={(_, size) => actions.resize(id, size, true)}
        />
      )}
    </div>
  );
}

type Props = { text: string; onChange: (text: string) => void; onEnd: () => void };

function NoteText({ text, onChange, onEnd }: Props) {
  const words = useWords().editor.canvas;
  const ref = useRef<HTMLTextAreaElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <textarea
      ref={ref}
      aria-label={words.noteText}
      defaultValue={text}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onEnd}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== "Escape") return;
        ref.current?.closest<HTMLElement>("[data-node-id]")?.focus();
        onEnd();
      }}
      className="nodrag nopan nowheel block size-full resize-none bg-transparent outline-none"
    />
  );
}
