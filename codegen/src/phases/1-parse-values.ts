import { type Diagnostic, isObject, limits } from "@weft/shared";
import { kindOf } from "../nodes/registry.ts";
import type { Report } from "./1-parse.ts";

/**
 * The limits that hold for any value of the document: depth, finite numbers, length of strings, size of a node.
 * @returns whether the document may be looked at further
 */
export function checkValues(document: Record<string, unknown>, report: Report): boolean {
  if (deeperThan(document, limits.depth)) {
    report("too_deep", `The document is nested deeper than ${limits.depth} levels.`);
    return false;
  }
  for (const [key, value] of Object.entries(document)) {
    const items = key === "nodes" || key === "edges" ? value : undefined;
    if (Array.isArray(items))
      for (const [index, item] of items.entries()) checkItem(item, key, index, report);
    else walk(value, key, {}, report);
  }
  return true;
}

function checkItem(item: unknown, list: string, index: number, report: Report): void {
  const id = isObject(item) && typeof item.id === "string" ? item.id : undefined;
  const where = id === undefined ? {} : list === "nodes" ? { nodeId: id } : { edgeId: id };
  const path = id === undefined ? `${list}[${index}]` : "";
  const size = soundSize(item) || walk(item, path, { ...where, ...codePathOf(item) }, report);
  if (size > limits.nodeBytes && JSON.stringify(item).length > limits.nodeBytes)
    report(
      "too_large",
      `A ${list === "nodes" ? "node" : "edge"} may hold at most ${limits.nodeBytes / 1024} KiB.`,
      where,
    );
}

/** `codePath`: where the code of a code step stands. */
type Where = { nodeId?: string; edgeId?: string; codePath?: string };

const placeOf = ({ codePath: _, ...place }: Where): { nodeId?: string; edgeId?: string } => place;

function codePathOf(item: unknown): { codePath?: string } {
  const source = isObject(item) && typeof item.type === "string" ? kindOf(item.type)?.source : undefined;
  return source === undefined ? {} : { codePath: `data.params.${source}` };
}

function reportTooLong(isCode: boolean, where: Partial<Diagnostic>, report: Report): void {
  if (isCode) report("code_too_large", `Code may be at most ${limits.codeBytes / 1024} KiB long.`, where);
  else report("string_too_long", `Text may be at most ${limits.stringBytes / 1024} KiB long.`, where);
}

/** About how large a value is, in bytes; `NaN` where something in it may be wrong, which hardly ever is. */
function soundSize(value: unknown): number {
  if (typeof value === "string") return value.length > limits.stringBytes / 3 ? Number.NaN : value.length;
  if (typeof value === "number") return Number.isFinite(value) ? 8 : Number.NaN;
  let size = 2;
  if (Array.isArray(value)) for (const item of value) size += soundSize(item);
  else if (isObject(value)) for (const key in value) size += key.length + soundSize(value[key]);
  return size;
}

/** Reports what is wrong inside a value and returns about how large it is, in bytes. */
function walk(value: unknown, path: string, where: Where, report: Report): number {
  if (typeof value === "string") {
    const bytes = value.length > limits.stringBytes / 3 ? byteLength(value) : value.length;
    const isCode = path === where.codePath;
    if (bytes > (isCode ? limits.codeBytes : limits.stringBytes))
      reportTooLong(isCode, { ...placeOf(where), field: fieldOf(path) }, report);
    return bytes;
  }
  if (typeof value === "number") {
    if (!Number.isFinite(value))
      report("bad_number", "Numbers must be finite.", { ...placeOf(where), field: fieldOf(path) });
    return 8;
  }
  if (Array.isArray(value))
    return value.reduce<number>(
      (size, item, index) => size + walk(item, `${path}[${index}]`, where, report),
      2,
    );
  if (!isObject(value)) return 4;
  let size = 2;
  for (const key in value)
    size += key.length + walk(value[key], path ? `${path}.${key}` : key, where, report);
  return size;
}

/** Diagnostics name fields inside a node's `data`. */
const fieldOf = (path: string): string => path.replace(/^data\./, "");

/** UTF-8 length without `TextEncoder`, which pure code does not have. */
function byteLength(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}

function deeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (depth === 0) return true;
  for (const item of Object.values(value)) if (deeperThan(item, depth - 1)) return true;
  return false;
}
