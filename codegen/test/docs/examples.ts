import { kinds } from "../../src/index.ts";
import type { Example } from "../../src/nodes/example.ts";
import type { NodeKind } from "../../src/nodes/kind.ts";

/** The kinds with their examples: each kind's folder has one. */
export const examples: { kind: NodeKind; example: Example }[] = await Promise.all(
  kinds.map(async (kind) => {
    const { example } = await import(`../../src/nodes/${kind.type}/example.ts`);
    return { kind, example };
  }),
);
