import type { Completion } from "@weft/codegen";
import type { Diagnostic } from "@weft/shared";
import clsx from "clsx";
import { Braces } from "lucide-react";
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { useWords } from "../../words/use-words.ts";
import { CompletionList } from "./CompletionList.tsx";
import { closesExpression, withCompletion } from "./complete.ts";
import type { ControlProps } from "./FieldShell.tsx";
import { textMarks } from "./text-marks.ts";
import { useCompletions } from "./use-completions.ts";

type Props = ControlProps & {
  value: string;
  onChange: (text: string) => void;
  onEnd: () => void;
  findings: readonly Diagnostic[];
  placeholder?: string;
  /** `one` line; as many as it has (`auto`); room for `many` from the beginning. */
  lines?: "one" | "auto" | "many";
  /** Whether `{{` means an expression here. */
  expressions?: boolean;
  /** Whether secrets may stand here. */
  secrets?: boolean;
  /** Whether it is evaluated in the container's body. */
  inBody?: boolean;
};

/** A text that may hold expressions: they stand out, errors are underlined where they are, `{{` offers data. */
export function ExpressionInput({
  value,
  onChange,
  onEnd,
  findings,
  placeholder,
  lines = "one",
  expressions = true,
  secrets = false,
  inBody = false,
  ...control
}: Props) {
  const ref = useRef<HTMLTextAreaElement>(null);
  const back = useRef<HTMLDivElement>(null);
  const words = useWords().editor.form;
  const caretAfter = useRef<number | null>(null);
  const listId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const completing = useCompletions(expressions ? value : "", caret, { secrets, inBody });

  useLayoutEffect(() => {
    if (caretAfter.current === null) return;
    ref.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    setCaret(caretAfter.current);
    caretAfter.current = null;
  });

  function write(text: string, at: number) {
    caretAfter.current = at;
    onChange(text);
  }
  function pick(completion: Completion) {
    if (!completing.found) return;
    const next = withCompletion(value, completing.found, completion);
    write(next.text, next.caret);
  }
  function insertData() {
    const at = ref.current?.selectionStart ?? value.length;
    ref.current?.focus();
    write(`${value.slice(0, at)}{{ ${value.slice(at)}`, at + 3);
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (completing.keys(event, pick)) return;
    const at = event.currentTarget.selectionStart;
    const closed = expressions ? closesExpression(value, at, event.key) : null;
    if (closed !== null) {
      event.preventDefault();
      write(value, closed);
    } else if (event.key === "Enter" && lines === "one" && !event.metaKey && !event.ctrlKey)
      event.preventDefault();
  }
  return (
    <div
      className={clsx(
        "expression-input",
        lines === "many" && "is-multiline",
        control["aria-invalid"] && "is-invalid",
      )}
    >
      <div aria-hidden ref={back} className="expression-back">
        {textMarks(value, findings).map((mark) => (
          <span
            key={mark.start}
            data-wrong={mark.wrong ? mark.start : undefined}
            className={clsx(expressions && mark.expression && "is-expression", mark.wrong && "is-wrong")}
          >
            {mark.text}
          </span>
        ))}
        {"\u200b"}
      </div>
      <textarea
        {...control}
        ref={ref}
        rows={1}
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-autocomplete={expressions ? "list" : undefined}
        aria-controls={completing.open ? listId : undefined}
        aria-activedescendant={completing.open ? `${listId}-${completing.at}` : undefined}
        onChange={(event) => {
          setCaret(event.target.selectionStart);
          onChange(lines !== "one" ? event.target.value : event.target.value.replace(/[\r\n]+/g, " "));
        }}
        onScroll={(event) => {
          if (back.current) back.current.scrollTop = event.currentTarget.scrollTop;
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => {
          setCaret(null);
          onEnd();
        }}
        onKeyDown={onKeyDown}
      />
      {expressions && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={words.pick}
          title={words.pick}
          onPointerDown={(event) => event.preventDefault()}
          onClick={insertData}
          className="expression-pick"
        >
          <Braces aria-hidden size={13} />
        </button>
      )}
      {completing.open && <CompletionList id={listId} anchor={ref} completing={completing} onPick={pick} />}
    </div>
  );
}
