/** The run-time files that expressions call, as one script: what evaluates previews calls the very functions that run. */
import { type ExportNamedDeclaration, type ImportDeclaration, type Program, parse } from "acorn";
import { functionDocs } from "./expressions/functions.ts";
import { methodDocs } from "./expressions/methods.ts";
import { importsFor, runtimeFiles } from "./runtime/files.ts";

/** With what the language calls by name, one name of each further file; `now()` is a variable of the module. */
const entries = [
  ...functionDocs.map(({ name }) => name).filter((name) => name !== "now"),
  ...methodDocs.filter(({ form }) => form === "function").map(({ name }) => name),
  "own",
  "textSize",
];

/** An expression in JavaScript that gives an object of all that the run time exports for expressions. */
export function runtimeScript(): string {
  const files = new Map(Object.entries(runtimeFiles(importsFor(entries).keys())));
  const linked: string[] = [];
  const done = new Set<string>();
  const link = (file: string) => {
    if (done.has(file)) return;
    done.add(file);
    const { text, imports } = asFunctionBody(file, files.get(file) ?? "");
    for (const imported of imports) link(imported);
    linked.push(`files[${JSON.stringify(file)}] = (() => {\n${text}\n})();`);
  };
  for (const file of files.keys()) link(file);
  return `(() => {\nconst files = {};\n${linked.join("\n")}\nreturn Object.assign({}, ...Object.values(files));\n})()`;
}

/** A module whose imports are taken from `files` and whose exports are returned. */
function asFunctionBody(file: string, source: string): { text: string; imports: string[] } {
  const { body } = parse(source, { ecmaVersion: "latest", sourceType: "module" }) as Program;
  const imports: string[] = [];
  const exported: string[] = [];
  let text = source;
  for (const statement of body.toReversed()) {
    if (statement.type === "ImportDeclaration") {
      const from = file.replace(/[^/]*$/, "") + String(statement.source.value).replace("./", "");
      imports.push(from);
      const taken = `const { ${namesOf(statement).join(", ")} } = files[${JSON.stringify(from)}];`;
      text = text.slice(0, statement.start) + taken + text.slice(statement.end);
    } else if (statement.type === "ExportNamedDeclaration" && statement.declaration) {
      exported.push(...declared(statement));
      text = text.slice(0, statement.start) + text.slice(statement.declaration.start);
    }
  }
  return { text: `${text}\nreturn { ${exported.join(", ")} };`, imports };
}

const namesOf = (statement: ImportDeclaration): string[] =>
  statement.specifiers.flatMap((specifier) => {
    if (specifier.type !== "ImportSpecifier" || specifier.imported.type !== "Identifier") return [];
    const { name } = specifier.imported;
    return [name === specifier.local.name ? name : `${name}: ${specifier.local.name}`];
  });

function declared({ declaration }: ExportNamedDeclaration): string[] {
  if (declaration?.type === "VariableDeclaration")
    return declaration.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
  return declaration?.id ? [declaration.id.name] : [];
}
