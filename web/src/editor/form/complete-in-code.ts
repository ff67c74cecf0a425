import { completionsAt } from "@weft/codegen";
import type { CodeCompletions } from "../code/CodeEditor.tsx";
import type { DataScope } from "./data-scope.ts";

/** Completion of expressions inside the strings of a JSON text. */
export const completeFrom =
  (data: DataScope | null, secrets: boolean): CodeCompletions =>
  (text, offset) =>
    data && completionsAt(text, offset, { ...data.scope, allowSecrets: secrets }, data.samples);
