import { called } from "./called/index.ts";
import { code } from "./code/index.ts";
import { fail } from "./fail/index.ts";
import { forEach } from "./for_each/index.ts";
import { group } from "./group/index.ts";
import { http } from "./http/index.ts";
import { ifKind } from "./if/index.ts";
import type { NodeKind } from "./kind.ts";
import { manual } from "./manual/index.ts";
import { note } from "./note/index.ts";
import { repeat } from "./repeat/index.ts";
import { returnKind } from "./return/index.ts";
import { sleep } from "./sleep/index.ts";
import { store } from "./store/index.ts";
import { subworkflow } from "./subworkflow/index.ts";
import { switchKind } from "./switch/index.ts";
import { transform } from "./transform/index.ts";
import { waitEvent } from "./wait_event/index.ts";

/** Every kind of node, in the palette's order. */
export const kinds: readonly NodeKind[] = [
  ...[manual, called],
  ...[http, code, transform, store, subworkflow],
  ...[ifKind, switchKind, forEach, repeat, group, sleep, waitEvent, returnKind, fail],
  note,
];

const byType = new Map(kinds.map((kind) => [kind.type, kind]));

export const kindOf = (type: string): NodeKind | undefined => byType.get(type);
