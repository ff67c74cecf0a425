import type { Diagnostic } from "@weft/shared";
import clsx from "clsx";
import { type CSSProperties, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useWords } from "../../words/use-words.ts";
import { RichText } from "../RichText.tsx";

type Props = {
  findings: readonly Diagnostic[];
  /** What the field shows; of several lines the message says in which one it is. */
  text: string | undefined;
};

/** What is wrong with a field, under the characters it is about. */
export function FieldMessages({ findings, text }: Props) {
  const words = useWords().preview;
  const place = useRef<HTMLDivElement>(null);
  const first = findings.find(({ start }) => start !== undefined);
  const left = useMarkLeft(place, first?.start, text);
  const isLong = text?.includes("\n") ?? false;
  const said = new Map(findings.map((finding) => [finding.message, finding]));
  return (
    <div ref={place} className="grid gap-0.5">
      {[...said.values()].map((finding) => (
        <p
          key={finding.message}
          style={finding === first && left !== null ? pointingAt(left) : undefined}
          className={clsx(
            "wrap-break-word",
            finding.severity === "error" ? "text-errored" : "text-waiting",
            finding === first && left !== null && "field-pointer",
          )}
        >
          {isLong && finding.start !== undefined && (
            <span className="font-medium">{words.line(lineAt(text ?? "", finding.start))}: </span>
          )}
          <RichText text={finding.message} />
        </p>
      ))}
    </div>
  );
}

const pointingAt = (left: number) => ({ "--at": `${left}px` }) as CSSProperties;

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/** How far from the left the field's first wrong characters are drawn; `null` where none are seen. */
function useMarkLeft(
  place: RefObject<HTMLDivElement | null>,
  start: number | undefined,
  text: string | undefined,
): number | null {
  const [left, setLeft] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is drawn elsewhere
  useLayoutEffect(() => {
    const { current } = place;
    const field = current?.closest("[data-field]");
    if (!current || !field) return;
    const measure = () => {
      const mark = start === undefined ? null : field.querySelector(`[data-wrong="${start}"]`);
      const box = mark?.getClientRects()[0];
      setLeft(
        box
          ? Math.max(0, box.left - current.getBoundingClientRect().left + Math.min(box.width, 10) / 2)
          : null,
      );
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(current);
    return () => sizes.disconnect();
  }, [place, start, text]);
  return left;
}
