import type { Json } from "@weft/shared";
import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import { useMemo, useState } from "react";
import { useWords } from "../words/use-words.ts";
import { CopyButton } from "./CopyButton.tsx";
import { type JsonRow, jsonRows, jsonText } from "./json-rows.ts";

const openDepth = 2;
const morePer = 100;

type Props = {
  value: Json;
  /** What the value is, for assistive technology. */
  label: string;
  className?: string;
};

/** A JSON value as a tree that opens and closes, with a button that copies all of it. */
export function JsonView({ value, label, className }: Props) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [more, setMore] = useState<ReadonlyMap<string, number>>(new Map());
  const rows = useMemo(
    () =>
      jsonRows(
        value,
        (path, depth) => depth < openDepth !== toggled.has(path),
        (path) => morePer + (more.get(path) ?? 0),
      ),
    [value, toggled, more],
  );
  const toggle = (path: string) => setToggled((old) => flipped(old, path));
  return (
    <section
      aria-label={label}
      className={clsx("group relative rounded-lg border border-line bg-canvas font-mono text-sm", className)}
    >
      <div className="max-h-96 overflow-auto py-1.5 pr-9">
        {rows.map((row) =>
          row.rest === undefined ? (
            <Line key={row.path} row={row} onToggle={() => toggle(row.path)} />
          ) : (
            <More
              key={row.path}
              row={row}
              rest={row.rest}
              onMore={() =>
                setMore((old) =>
                  new Map(old).set(String(row.value), (old.get(String(row.value)) ?? 0) + 1000),
                )
              }
            />
          ),
        )}
      </div>
      <CopyButton text={() => JSON.stringify(value, null, 2)} className="absolute! top-1 right-1" />
    </section>
  );
}

function flipped(set: ReadonlySet<string>, item: string): Set<string> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

const indent = (depth: number) => ({ paddingLeft: `${depth * 14 + 8}px` });

function Line({ row, onToggle }: { row: JsonRow; onToggle: () => void }) {
  const content = (
    <>
      {row.key !== null && <span className="text-ink-3">{row.key}: </span>}
      <span className={row.size === null ? "text-ink wrap-anywhere" : "text-ink-3"}>{jsonText(row)}</span>
    </>
  );
  if (row.size === null || row.size === 0) {
    return (
      <div style={indent(row.depth)} className="flex leading-5">
        <span className="w-4 shrink-0" />
        <span className="min-w-0 whitespace-pre-wrap">{content}</span>
      </div>
    );
  }
  return (
    <button
      type="button"
      aria-expanded={row.open}
      onClick={onToggle}
      style={indent(row.depth)}
      className="flex w-full text-left leading-5 -outline-offset-2 hover:bg-hover"
    >
      <ChevronRight
        aria-hidden
        size={12}
        className={clsx(
          "mt-1 mr-1 shrink-0 text-ink-3 transition-transform duration-100",
          row.open && "rotate-90",
        )}
      />
      <span className="min-w-0">{content}</span>
    </button>
  );
}

function More({ row, rest, onMore }: { row: JsonRow; rest: number; onMore: () => void }) {
  const words = useWords().common;
  return (
    <button
      type="button"
      onClick={onMore}
      style={indent(row.depth)}
      className="flex w-full pl-6 text-left leading-5 text-ink-3 -outline-offset-2 hover:bg-hover hover:text-ink"
    >
      <span className="pl-4">{words.moreEntries(rest)}</span>
    </button>
  );
}
