import { equalJson, type Json } from "@weft/shared";
import { useState } from "react";

/**
 * The text of a field whose value is not text. While it says the same as the value it stays as it was typed (`1.0`,
 * `{"a":1}`), so that nothing is rewritten under the caret.
 */
export function useTypedText(
  value: Json | undefined,
  textOf: (value: Json | undefined) => string,
  read: (text: string) => Json | undefined,
): { text: string; setTyped: (text: string | null) => void } {
  const [typed, setTyped] = useState<string | null>(null);
  const same = typed !== null && equalJson(read(typed), value);
  return { text: same ? typed : textOf(value), setTyped };
}
