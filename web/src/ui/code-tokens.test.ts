import { describe, expect, it } from "vitest";
import { codeLines } from "./code-tokens.ts";

const kinds = (source: string) =>
  codeLines(source).map((line) => line.map(({ kind, text }) => `${kind}:${text}`));

describe("codeLines", () => {
  it("keeps every character", () => {
    const source = 'import { a } from "b"; // c\nconst x = `${1}\n2`;\n\n/* d\ne */ return x?.y ?? 3.5;\n';
    expect(
      codeLines(source)
        .map((line) => line.map((token) => token.text).join(""))
        .join("\n"),
    ).toBe(source);
  });

  it("tells words of the language from names that contain them", () => {
    expect(kinds("const constant = of.async;")[0]).toEqual([
      "keyword:const",
      "plain: constant = ",
      "keyword:of",
      "plain:.async;",
    ]);
  });

  it("sees no code inside strings and comments", () => {
    expect(kinds('"// not" // if "')[0]).toEqual(['string:"// not"', "plain: ", 'comment:// if "']);
  });

  it("goes on with a comment on the next line", () => {
    expect(kinds("/* a\n b */ 1")).toEqual([["comment:/* a"], ["comment: b */", "plain: ", "number:1"]]);
  });

  it("ends a string that is never closed at its line", () => {
    expect(kinds('"open\nreturn')[1]).toEqual(["keyword:return"]);
  });
});
