import type { RefObject } from "react";
import type { ControlProps } from "./FieldShell.tsx";

type Props = ControlProps & {
  value: string;
  rows: number;
  onChange: (text: string) => void;
  /** Says whether somebody types in it, so that the editor that takes its place takes the focus too. */
  typing: RefObject<boolean>;
};

/** Until the code editor has come, a plain field that can already be typed in. */
export const PlainCode = ({ value, rows, onChange, typing, ...control }: Props) => (
  <textarea
    {...control}
    value={value}
    rows={rows}
    spellCheck={false}
    onFocus={() => {
      typing.current = true;
    }}
    onBlur={() => {
      typing.current = false;
    }}
    onChange={(event) => onChange(event.target.value)}
    className="block w-full rounded-md border border-line-strong bg-raised px-2.5 py-1.5 font-mono text-sm"
  />
);
