import { http } from "./http/index.ts";
import { ifKind } from "./if/index.ts";
import type { NodeKind } from "./kind.ts";
import { manual } from "./manual/index.ts";
import { note } from "./note/index.ts";
import { sleep } from "./sleep/index.ts";
import { transform } from "./transform/index.ts";
import { waitEvent } from "./wait_event/index.ts";

/** Every kind of node, in the palette's order. */
export const kinds: readonly NodeKind[] = [manual, http, transform, ifKind, sleep, waitEvent, note];

const byType = new Map(kinds.map((kind) => [kind.type, kind]));

export const kindOf = (type: string): NodeKind | undefined => byType.get(type);
