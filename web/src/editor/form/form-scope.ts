import type { Diagnostic, GraphNode, Json } from "@weft/shared";
import { invariant } from "@weft/shared";
import { createContext, useContext } from "react";
import type { FieldPath } from "./field-path.ts";

/** What a form's controls work on: one step's data. */
export type FormScope = {
  node: GraphNode;
  /** Sets a value; `undefined` deletes it. `typing`: one of many keystrokes; `drop`: an entry is removed. */
  set: (path: FieldPath, value: Json | undefined, options?: { typing?: boolean; drop?: boolean }) => void;
  /** The typing is over: what comes next is undone on its own. */
  end: () => void;
  /** Findings about this very field; with `within` also about what it contains. */
  findings: (path: FieldPath, within?: boolean) => Diagnostic[];
  /** Text that cannot be read as the field's type yet. */
  unread: (path: FieldPath) => string | undefined;
  setUnread: (path: FieldPath, text: string | null) => void;
};

export const FormScopeContext = createContext<FormScope | null>(null);

export function useForm(): FormScope {
  const scope = useContext(FormScopeContext);
  invariant(scope, "controls stand inside a form");
  return scope;
}
