/**
 * Puts a call of the guard into every loop and function, so that code which never ends fails its step instead of
 * freezing a server that enforces no CPU limit (PLATFORM, trap 5). Waiting costs far more: a loop of awaits keeps
 * everything else from its turn as well, and what awaits itself fills the memory. Everything is inserted within its
 * line.
 */
import type { AnyNode, Program } from "acorn";
import { walkSource } from "./walk-source.ts";

type Insertion = { at: number; text: string };

/** In rounds of a loop. */
const costOfWaiting = 200;

export function guarded(tree: Program, text: string): string {
  const guard = freeName("guard", text);
  const insertions: Insertion[] = [];
  walkSource(tree, (node) => insertions.push(...insertionsFor(node, guard)));
  if (insertions.length === 0) return text;
  return `import { guard as ${guard} } from "../weft/guard.js"; ${insert(text, insertions)}`;
}

function insertionsFor(node: AnyNode, guard: string): Insertion[] {
  const call = `${guard}()`;
  switch (node.type) {
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
      return intoStatement(node.body, "await" in node && node.await ? `${guard}(${costOfWaiting})` : call);
    case "AwaitExpression":
      return around(node.argument, `(${guard}(${costOfWaiting}), `, ")");
    case "FunctionDeclaration":
    case "FunctionExpression":
      return intoStatement(node.body, call);
    case "ArrowFunctionExpression":
      return node.body.type === "BlockStatement"
        ? intoStatement(node.body, call)
        : around(node.body, `(${call}, `, ")");
    default:
      return [];
  }
}

const intoStatement = (body: AnyNode, call: string): Insertion[] =>
  body.type === "BlockStatement"
    ? [{ at: body.start + 1, text: ` ${call};` }]
    : around(body, `{ ${call}; `, " }");

const around = ({ start, end }: AnyNode, before: string, after: string): Insertion[] => [
  { at: start, text: before },
  { at: end, text: after },
];

/** In place order; of two at one place the one found first, which is the outer, stands outside. */
function insert(text: string, insertions: readonly Insertion[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { at, text: added } of ordered(insertions)) {
    parts.push(text.slice(done, at), added);
    done = at;
  }
  return parts.join("") + text.slice(done);
}

function ordered(insertions: readonly Insertion[]): Insertion[] {
  const placed = insertions.map((insertion, order) => ({ ...insertion, order }));
  const closes = ({ text }: Insertion) => text === ")" || text === " }";
  return placed.sort((a, b) => {
    if (a.at !== b.at) return a.at - b.at;
    if (closes(a) !== closes(b)) return closes(a) ? -1 : 1;
    return closes(a) ? b.order - a.order : a.order - b.order;
  });
}

function freeName(name: string, text: string): string {
  let free = `$${name}`;
  while (text.includes(free)) free += "$";
  return free;
}
