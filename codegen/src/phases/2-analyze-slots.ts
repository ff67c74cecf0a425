import type { GraphNode } from "@weft/shared";
import { Code, quote } from "../code.ts";
import type { NodeKind } from "../nodes/kind.ts";
import type { Ancestors } from "./2-analyze-order.ts";
import type { SlotCompiler } from "./2-analyze-params.ts";

type Context = { node: GraphNode; kind: NodeKind; ids: ReadonlySet<string>; ancestors: Ancestors };

export const slotCompiler =
  (_context: Context): SlotCompiler =>
  ({ text }) => ({
    code: new Code(text.startsWith("{{") ? text.slice(2, -2).trim() : quote(text)),
    constant: false,
    findings: [],
  });
