/** JavaScript as runs of text that look alike: enough to read generated code, and no parser. */
export type CodeToken = { kind: "plain" | "keyword" | "string" | "comment" | "number"; text: string };

const keywords =
  "await async break case catch class const continue default delete do else export extends false finally for from function if import in instanceof let new null of return static super switch this throw true try typeof undefined void while yield";

const pattern = new RegExp(
  [
    String.raw`(?<comment>//[^\n]*|/\*[\s\S]*?\*/)`,
    String.raw`(?<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|${"`"}(?:\\[\s\S]|[^${"`"}\\])*${"`"})`,
    String.raw`(?<keyword>(?<![\w$.])(?:${keywords.replaceAll(" ", "|")})(?![\w$]))`,
    String.raw`(?<number>(?<![\w$.])\d[\d_]*(?:\.\d+)?(?![\w$]))`,
  ].join("|"),
  "g",
);

/** The tokens of each line; a comment or template that spans lines is cut at their ends. */
export function codeLines(source: string): CodeToken[][] {
  const lines: CodeToken[][] = [[]];
  let at = 0;
  for (const match of source.matchAll(pattern)) {
    add("plain", source.slice(at, match.index));
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? ["plain"];
    add(kind as CodeToken["kind"], match[0]);
    at = match.index + match[0].length;
  }
  add("plain", source.slice(at));
  return lines;

  function add(kind: CodeToken["kind"], text: string) {
    for (const [index, part] of text.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push({ kind, text: part });
    }
  }
}
