/** Where the texts inside a JSON text stand, so that a finding about one of them points at its very characters. */
import type { Diagnostic } from "@weft/shared";

/** The findings with offsets in `text`, which is a field's value written as JSON, or as it is. `field` is its path. */
export function placeFindings(text: string, field: string, findings: readonly Diagnostic[]): Diagnostic[] {
  const places = findings.length === 0 ? new Map<string, number>() : textPlaces(text, field);
  return findings.map((finding) => {
    const { start, end, ...rest } = finding;
    if (start === undefined || end === undefined) return finding;
    const at = places.get(finding.field ?? "");
    if (at === undefined) return finding.field === field ? finding : rest;
    return { ...rest, start: offsetIn(text, at, start), end: offsetIn(text, at, end) };
  });
}

/** The opening quotes of all strings of a JSON text by path, as diagnostics write it; none where it is no JSON. */
function textPlaces(text: string, field: string): Map<string, number> {
  const places = new Map<string, number>();
  try {
    const end = new Scanner(text, places).value(0, field);
    return text.slice(end).trim() === "" ? places : new Map();
  } catch (error) {
    if (error instanceof SyntaxError) return new Map();
    throw error;
  }
}

const blanks = /\s*/y;
const literal = /"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+/y;

class Scanner {
  readonly #text: string;
  readonly #places: Map<string, number>;

  constructor(text: string, places: Map<string, number>) {
    this.#text = text;
    this.#places = places;
  }

  /** Notes the strings of the value at `from`; returns where it ends. */
  value(from: number, field: string): number {
    const at = this.#match(blanks, from);
    if (this.#text[at] === "{") return this.#entries(at, "}", (next) => this.#property(next, field));
    if (this.#text[at] === "[") {
      let index = 0;
      return this.#entries(at, "]", (next) => this.value(next, `${field}[${index++}]`));
    }
    if (this.#text[at] === '"') this.#places.set(field, at);
    return this.#match(literal, at);
  }

  #property(at: number, field: string): number {
    const end = this.#match(literal, at);
    const key: unknown = JSON.parse(this.#text.slice(at, end));
    return this.value(this.#expect(":", end), `${field}.${String(key)}`);
  }

  #entries(open: number, close: string, entry: (at: number) => number): number {
    let at = this.#match(blanks, open + 1);
    if (this.#text[at] === close) return at + 1;
    for (;;) {
      at = this.#match(blanks, entry(at));
      if (this.#text[at] === close) return at + 1;
      at = this.#match(blanks, this.#expect(",", at));
    }
  }

  #expect(sign: string, from: number): number {
    const at = this.#match(blanks, from);
    if (this.#text[at] !== sign) throw new SyntaxError(`${sign} is missing`);
    return at + 1;
  }

  #match(form: RegExp, at: number): number {
    form.lastIndex = at;
    if (!form.test(this.#text)) throw new SyntaxError("no JSON");
    return form.lastIndex;
  }
}

/** From an offset in a string's value to one in the text of its literal, which begins at `quote`. */
function offsetIn(text: string, quote: number, offset: number): number {
  let at = quote + 1;
  for (let passed = 0; passed < offset && text[at] !== '"' && at < text.length; passed++)
    at += text[at] !== "\\" ? 1 : text[at + 1] === "u" ? 6 : 2;
  return at;
}
