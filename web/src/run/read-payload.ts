import type { Json } from "@weft/shared";

/** The JSON somebody typed; nothing at all is no value. */
export function readPayload(text: string): { ok: true; value: Json | undefined } | { ok: false } {
  if (text.trim() === "") return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(text) as Json };
  } catch {
    // Not JSON yet, which the field says while it is typed.
    return { ok: false };
  }
}
