/**
 * Breaks lines that are longer than a reader likes at their brackets, as a formatter would, and leaves no blanks on
 * lines without text. Strings and templates are left alone, so nothing but layout changes.
 */

const longest = 110;
const marks = /\p{Cc}\w+\p{Cc}/gu;

export const breakLongLines = (text: string): string =>
  text
    .split("\n")
    .map((line) => (line.length > longest ? breakLine(line) : line.endsWith(" ") ? line.trimEnd() : line))
    .join("\n");

/** Without the marks that say which node a line belongs to. */
const visible = (line: string): string => line.replace(marks, "");

function breakLine(line: string): string {
  if (visible(line).length <= longest || /^\s*\/\//.test(visible(line))) return line;
  const margin = /^ */.exec(visible(line))?.[0] ?? "";
  return (braced(line, margin) ?? brokenAtLongest(line, margin))
    .split("\n")
    .map((part) => (part.length < line.length ? breakLine(part) : part))
    .join("\n");
}

/** `if (…) statement;` with the statement in a block. */
function braced(line: string, margin: string): string | undefined {
  const [condition] = /^ *if \(/.test(line) && line.endsWith(";") ? groupsIn(line) : [];
  const statement = condition && line.slice(condition.end + 2);
  if (!condition || !statement || statement.startsWith("{")) return undefined;
  return `${line.slice(0, condition.end + 1)} {\n${margin}  ${statement}\n${margin}}`;
}

function brokenAtLongest(line: string, margin: string): string {
  const [group] = groupsIn(line).toSorted((a, b) => b.end - b.start - (a.end - a.start));
  return !group || group.end - group.start < 3 ? line : brokenAt(line, group, margin);
}

/** An object or array literal, or one in parentheses, with every item on a line of its own. */
export function exploded(text: string): string {
  const [group] = groupsIn(text);
  if (!group) return text;
  return brokenAt(text, group, "");
}

type Group = { start: number; end: number };

function brokenAt(line: string, group: Group, margin: string): string {
  const head = line.slice(0, group.start + 1);
  const tail = line.slice(group.end);
  const items = splitAtCommas(line.slice(group.start + 1, group.end));
  const last = items.at(-1) ?? "";
  const before =
    head +
    items
      .slice(0, -1)
      .map((item) => `${item}, `)
      .join("");
  if (line[group.start] === "(") {
    const inner = innermost(last);
    if (inner !== undefined && visible(before).length + inner.start < longest)
      return brokenAt(before + last + tail, shifted(inner, before.length), margin);
    const arrow = /^(?:async )?(?:\([^()]*\)|\w+) =>(?= )/.exec(last)?.[0];
    if (arrow !== undefined && items.length > 1 && visible(before).length + arrow.length <= longest)
      return `${before}${arrow}\n${margin}  ${last.slice(arrow.length + 1)},\n${margin}${tail}`;
  }
  const comma = isList(head) ? "," : "";
  const rows = items.map((item, index) => `${margin}  ${item}${index < items.length - 1 ? "," : comma}`);
  return `${head}\n${rows.join("\n")}\n${margin}${tail}`;
}

/** Of an argument that is an object or array literal, or a function that gives one, the literal's brackets. */
function innermost(item: string): Group | undefined {
  const lead = /^(?:(?:async )?\([^()]*\) => \()?(?=[[{])/.exec(item)?.[0];
  if (lead === undefined) return undefined;
  const [group] = groupsIn(item.slice(lead.length));
  const isWhole = group && /^\)?$/.test(item.slice(lead.length + group.end + 1));
  return isWhole ? shifted(group, lead.length) : undefined;
}

const shifted = ({ start, end }: Group, by: number): Group => ({ start: start + by, end: end + by });

/** Whether a comma may follow the last item: in calls, arrays and objects, and not around a mere expression. */
const isList = (head: string): boolean => !head.endsWith("(") || /[\w$.\])]\($/.test(visible(head));

/** The outermost pairs of brackets. */
function groupsIn(text: string): Group[] {
  const groups: Group[] = [];
  const open: number[] = [];
  for (const at of marksIn(text)) {
    if ("([{".includes(text[at] as string)) open.push(at);
    else if (text[at] !== ",") {
      const start = open.pop();
      if (start === undefined) continue;
      while (groups.length > 0 && (groups.at(-1) as Group).start > start) groups.pop();
      groups.push({ start, end: at });
    }
  }
  return groups;
}

function splitAtCommas(text: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let from = 0;
  for (const at of marksIn(text)) {
    if (text[at] === "," && depth === 0) {
      items.push(text.slice(from, at).trim());
      from = at + 1;
    } else if (text[at] !== ",") depth += "([{".includes(text[at] as string) ? 1 : -1;
  }
  return [...items, text.slice(from).trim()].filter((item) => item !== "");
}

/** Where brackets and commas are that are no part of a text. */
function* marksIn(text: string): Generator<number> {
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '"') at = endOfString(text, at);
    else if (char === "`") at = endOfTemplate(text, at);
    else if ("()[]{},".includes(char)) yield at;
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}

function endOfTemplate(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length && text[at] !== "`"; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "$" && text[at + 1] === "{") at = endOfHole(text, at + 1);
  }
  return at;
}

function endOfHole(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at);
    else if (char === "`") at = endOfTemplate(text, at);
    else if (char === "{") depth++;
    else if (char === "}" && --depth === 0) return at;
  }
  return text.length;
}
