import type { CompletionSource } from "@codemirror/autocomplete";
import { completionsAt } from "@weft/codegen";
import type { Standing } from "./data-scope.ts";

/** Completion of expressions inside the strings of a JSON text. */
export const completeFrom =
  (data: Standing | null, secrets: boolean): CompletionSource =>
  ({ state, pos }) => {
    const found =
      data &&
      completionsAt(state.doc.toString(), pos, { ...data.scope, allowSecrets: secrets }, data.samples);
    if (!found) return null;
    const options = found.options.map(({ label, detail, info, insert }) => ({
      label,
      detail,
      info,
      apply: insert,
    }));
    return { from: found.from, to: found.to, options };
  };
