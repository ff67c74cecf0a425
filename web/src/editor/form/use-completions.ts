import { type Completion, type Completions, completionsAt } from "@weft/codegen";
import { type KeyboardEvent, useMemo, useState } from "react";
import { useDataScope } from "./data-scope.ts";

export type Completing = {
  open: boolean;
  found: Completions | null;
  /** The option Enter takes. */
  at: number;
  choose: (at: number) => void;
  /** Handles a key while the list is open; whether it did. */
  keys: (event: KeyboardEvent, pick: (completion: Completion) => void) => boolean;
};

/** What can be typed at the caret; `null` as caret closes the list. */
export function useCompletions(
  text: string,
  caret: number | null,
  { secrets, inBody }: { secrets: boolean; inBody: boolean },
): Completing {
  const data = useDataScope()?.[inBody ? "body" : "step"];
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const [chosen, setChosen] = useState({ place: "", at: 0 });
  const found = useMemo(
    () =>
      caret === null || !data
        ? null
        : completionsAt(text, caret, { ...data.scope, allowSecrets: secrets }, data.samples),
    [text, caret, data, secrets],
  );
  const place = `${found?.from} ${text}`;
  const typed = found ? text.slice(found.from, caret ?? 0) : "";
  const only = found?.options.length === 1 && found.options[0]?.insert === typed;
  const open = found !== null && closedAt !== place && !only;
  const at = chosen.place === place ? chosen.at : 0;
  const choose = (next: number) => setChosen({ place, at: next });

  function keys(event: KeyboardEvent, pick: (completion: Completion) => void): boolean {
    if (!open || !found) return false;
    const count = found.options.length;
    const option = found.options[at];
    if (event.key === "ArrowDown") choose((at + 1) % count);
    else if (event.key === "ArrowUp") choose((at + count - 1) % count);
    else if (event.key === "Escape") setClosedAt(place);
    else if ((event.key === "Enter" || event.key === "Tab") && option) pick(option);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
  return { open, found, at, choose, keys };
}
