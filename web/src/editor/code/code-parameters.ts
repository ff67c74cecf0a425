/** The names under which a code step's function takes its input and its context, as they are written. */
import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";

type SyntaxNode = ReturnType<typeof syntaxTree>["topNode"];

/** A parameter's own name, or the fields it is taken apart into, by the name each of them gets. */
export type Parameter = { name: string } | { fields: { [name: string]: string } };

/** Those of the default export; where there is none yet, the usual ones. */
export function codeParameters(state: EditorState): { input: Parameter; context: Parameter } {
  const [input, context] = defaultParameters(state);
  return { input: input ?? { name: "input" }, context: context ?? { name: "ctx" } };
}

function defaultParameters(state: EditorState): (Parameter | undefined)[] {
  const exported = syntaxTree(state)
    .topNode.getChildren("ExportDeclaration")
    .find((each) => each.getChild("default"));
  const list = exported && firstOf(exported, "ParamList");
  if (!list) return [];
  const parameters: Parameter[] = [];
  for (let at = list.firstChild; at; at = at.nextSibling) {
    const found = parameterAt(at, state);
    if (found) parameters.push(found);
  }
  return parameters;
}

function parameterAt(node: SyntaxNode, state: EditorState): Parameter | undefined {
  const text = (of: SyntaxNode) => state.sliceDoc(of.from, of.to);
  if (node.name === "VariableDefinition") return { name: text(node) };
  if (node.name !== "ObjectPattern") return undefined;
  const fields: { [name: string]: string } = {};
  for (const property of node.getChildren("PatternProperty")) {
    const local = property.getChild("VariableDefinition");
    if (local) fields[text(local)] = text(property.getChild("PropertyName") ?? local);
  }
  return { fields };
}

/** The first node of that name inside, from the front. */
function firstOf(node: SyntaxNode, name: string): SyntaxNode | null {
  for (let at = node.firstChild; at; at = at.nextSibling) {
    const found = at.name === name ? at : firstOf(at, name);
    if (found) return found;
  }
  return null;
}
