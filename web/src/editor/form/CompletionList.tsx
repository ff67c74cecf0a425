import type { Completion } from "@weft/codegen";
import clsx from "clsx";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { usePortalContainer } from "../../ui/portal-container.ts";
import { useWords } from "../../words/use-words.ts";
import { useDataScope } from "./data-scope.ts";
import type { Completing } from "./use-completions.ts";

const width = 320;
const height = 264;

type Props = {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  completing: Completing;
  onPick: (completion: Completion) => void;
};

/** The data and functions that can be put in at the caret, with the values they had. */
export function CompletionList({ id, anchor, completing, onPick }: Props) {
  const words = useWords().editor.complete;
  const container = usePortalContainer();
  const data = useDataScope();
  const [box, setBox] = useState<DOMRect | null>(null);
  const options = completing.found?.options ?? [];
  useLayoutEffect(() => setBox(anchor.current?.getBoundingClientRect() ?? null), [anchor]);
  const chosen = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen option has to stay in view as it changes
  useEffect(() => chosen.current?.scrollIntoView({ block: "nearest" }), [completing.at]);
  if (!box) return null;
  const below = box.bottom + height + 12 < window.innerHeight;
  return createPortal(
    <div
      id={id}
      role="listbox"
      aria-label={words.label}
      style={{
        left: Math.max(8, Math.min(box.left, window.innerWidth - width - 8)),
        width,
        maxHeight: height,
        ...(below ? { top: box.bottom + 4 } : { bottom: window.innerHeight - box.top + 4 }),
      }}
      className="fixed z-50 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-float"
    >
      {options.map((option, index) => (
        <div key={`${option.kind} ${option.label}`}>
          {groups[option.kind] !== kindBefore(options, index) && (
            <p className="px-2 pt-1.5 pb-0.5 text-sm font-medium text-ink-3">
              {words.groups[groups[option.kind]]}
            </p>
          )}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's own */}
          <div
            ref={index === completing.at ? chosen : undefined}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === completing.at}
            tabIndex={-1}
            title={option.info}
            onPointerMove={() => completing.choose(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(option)}
            className={clsx(
              "flex h-7 items-center gap-3 rounded-sm px-2",
              index === completing.at && "bg-accent-soft",
            )}
          >
            <span className="shrink-0 truncate font-mono text-sm">{option.label}</span>
            <span className="min-w-0 flex-1 truncate text-right font-mono text-xs text-ink-3">
              {option.kind === "step" ? (data?.nameOf(option.label) ?? option.detail) : option.detail}
            </span>
          </div>
        </div>
      ))}
    </div>,
    container ?? document.body,
  );
}

const groups = {
  step: "steps",
  value: "run",
  field: "fields",
  function: "functions",
  method: "functions",
} as const;

const kindBefore = (options: readonly Completion[], index: number) => {
  const before = options[index - 1];
  return before && groups[before.kind];
};
