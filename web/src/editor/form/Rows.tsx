import clsx from "clsx";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "../../ui/Button.tsx";
import { useWords } from "../../words/use-words.ts";
import { RichText } from "../RichText.tsx";
import { type FieldPath, pathText } from "./field-path.ts";
import { useForm } from "./form-scope.ts";

type Props = {
  label: string;
  path: FieldPath;
  count: number;
  /** Whether an entry is more than a line, so that one has to see where it ends. */
  isRoomy?: boolean;
  onAdd: () => void;
  onMove: (from: number, to: number) => void;
  children: (index: number) => ReactNode;
};

/** Entries that can be added, moved and removed, under one heading. */
export function Rows({ label, path, count, isRoomy = false, onAdd, onMove, children }: Props) {
  const words = useWords().editor.form;
  const form = useForm();
  const list = useRef<HTMLDivElement>(null);
  const add = () => {
    onAdd();
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>("[data-row]:last-of-type :is(input, textarea)")?.focus(),
    );
  };
  const findings = form.findings(path);
  return (
    <fieldset data-field={pathText(path)} className="grid min-w-0 gap-1.5">
      <legend className="contents">
        <span className="flex items-center justify-between">
          <span className="text-sm font-medium text-ink-2">{label}</span>
          <button
            type="button"
            aria-label={words.addItem(label)}
            onClick={add}
            className="-my-1 flex items-center gap-1 rounded-sm px-1 py-1 text-sm text-accent hover:bg-accent-soft"
          >
            <Plus aria-hidden size={13} />
            {words.add}
          </button>
        </span>
      </legend>
      <div ref={list} className={clsx("grid empty:hidden", isRoomy ? "gap-3" : "gap-1.5")}>
        {Array.from({ length: count }, (_, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity of their own
            key={index}
            data-row
            className={clsx(
              "group flex items-start gap-1",
              isRoomy && "rounded-lg border border-line bg-canvas py-2.5 pr-1 pl-2.5",
            )}
          >
            <div className="min-w-0 flex-1">{children(index)}</div>
            <RowButtons
              index={index}
              count={count}
              onMove={onMove}
              onRemove={() => form.set([...path, index], undefined, { drop: true })}
            />
          </div>
        ))}
      </div>
      {findings.map(({ message }) => (
        <p key={message} className="text-sm text-errored">
          <RichText text={message} />
        </p>
      ))}
    </fieldset>
  );
}

type ButtonsProps = { index: number; count: number; onMove: Props["onMove"]; onRemove: () => void };

function RowButtons({ index, count, onMove, onRemove }: ButtonsProps) {
  const words = useWords().editor.form;
  const button =
    "grid h-4 w-5 place-items-center rounded-xs text-ink-3 hover:bg-hover hover:text-ink disabled:opacity-0";
  return (
    <div className="flex shrink-0 items-center gap-px">
      {count > 1 && (
        <div className="flex flex-col opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
          <button
            type="button"
            aria-label={words.moveUp(index + 1)}
            disabled={index === 0}
            onClick={() => onMove(index, index - 1)}
            className={button}
          >
            <ArrowUp aria-hidden size={12} />
          </button>
          <button
            type="button"
            aria-label={words.moveDown(index + 1)}
            disabled={index === count - 1}
            onClick={() => onMove(index, index + 1)}
            className={button}
          >
            <ArrowDown aria-hidden size={12} />
          </button>
        </div>
      )}
      <IconButton
        size="sm"
        side="left"
        label={words.remove(index + 1)}
        icon={<X size={14} />}
        onClick={onRemove}
      />
    </div>
  );
}
