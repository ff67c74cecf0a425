import type { Json } from "@weft/shared";
import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { JsonView } from "../ui/JsonView.tsx";
import { useWords } from "../words/use-words.ts";
import { type ShortValue, shortValue } from "./short-value.ts";

const colours: Record<ShortValue["kind"], string> = {
  text: "text-(--code-string)",
  number: "text-(--code-number)",
  nothing: "text-ink-3 italic",
  data: "text-ink-2",
};

type Props = {
  value: unknown;
  /** What the value is, for assistive technology. */
  label: string;
  /** What is to be known besides, e.g. that a step it reads gave nothing. */
  note?: string | undefined;
};

/** A value on one line; what does not fit there opens below. */
export function PreviewLine({ value, label, note }: Props) {
  const words = useWords().preview;
  const [open, setOpen] = useState(false);
  const { text, kind, isWhole: fitsLine } = shortValue(value);
  const shown = kind === "nothing" ? words.nothing : text;
  const line = useRef<HTMLSpanElement>(null);
  const isWhole = !useIsCut(line, shown) && fitsLine;
  const content = (
    <>
      <span aria-hidden className="grid w-3.5 shrink-0 place-items-center text-ink-3">
        {isWhole ? (
          "="
        ) : (
          <ChevronRight
            size={12}
            className={clsx("transition-transform duration-100", open && "rotate-90")}
          />
        )}
      </span>
      <span ref={line} className={clsx("min-w-0 truncate", colours[kind])}>
        {shown}
      </span>
    </>
  );
  const look = "flex min-w-0 items-center gap-1 font-mono text-sm leading-5";
  return (
    <div className="grid min-w-0 gap-1">
      {isWhole ? (
        <p className={look}>{content}</p>
      ) : (
        <button
          type="button"
          aria-expanded={open}
          aria-label={words.open(label)}
          onClick={() => setOpen(!open)}
          className={clsx(look, "rounded-xs text-left hover:bg-hover")}
        >
          {content}
        </button>
      )}
      {note && <p className="pl-4.5 text-sm text-ink-3">{note}</p>}
      {open && !isWhole && <JsonView value={value as Json} label={label} className="text-xs" />}
    </div>
  );
}

/** Whether the line is too narrow for its text. */
function useIsCut(line: RefObject<HTMLSpanElement | null>, text: string): boolean {
  const [isCut, setIsCut] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another width
  useLayoutEffect(() => {
    const { current } = line;
    if (!current) return;
    const measure = () => setIsCut(current.scrollWidth > current.clientWidth);
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(current);
    return () => sizes.disconnect();
  }, [line, text]);
  return isCut;
}
