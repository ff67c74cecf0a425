import clsx from "clsx";
import { useMemo } from "react";
import { type CodeToken, codeLines } from "./code-tokens.ts";

const looks: Record<CodeToken["kind"], string> = {
  plain: "text-ink",
  keyword: "font-semibold text-ink",
  string: "text-ink-2",
  number: "text-ink",
  comment: "text-ink-3 italic",
};

/** Code to read, with line numbers. Colours are for statuses; here weight and tone tell the parts apart. */
export function CodeView({
  source,
  label,
  className,
}: {
  source: string;
  label: string;
  className?: string;
}) {
  const lines = useMemo(() => codeLines(source.replace(/\n$/, "")), [source]);
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
      tabIndex={0}
      className={clsx("overflow-auto bg-canvas py-2 -outline-offset-2", className)}
    >
      <code className="grid min-w-max grid-cols-[auto_1fr] font-mono text-sm leading-5">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <span key={index} className="contents">
            <span aria-hidden className="sticky left-0 bg-canvas pr-4 pl-4 text-right text-ink-3 select-none">
              {index + 1}
            </span>
            <span className="pr-6 whitespace-pre">
              {line.map((token, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the line
                <span key={place} className={looks[token.kind]}>
                  {token.text}
                </span>
              ))}
              {"\n"}
            </span>
          </span>
        ))}
      </code>
    </section>
  );
}
