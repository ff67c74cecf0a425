import { z } from "zod";
import { js } from "../../code.ts";
import { condense } from "../condense.ts";
import type { NodeKind } from "../kind.ts";
import { json, neededText, valueParam } from "../params.ts";

const key = neededText({ title: "Key", placeholder: "orders/{{ trigger.body.id }}" });
const operation = <Op extends string>(op: Op) => ({ op: z.literal(op), key });

export const store: NodeKind = {
  type: "store",
  flow: "linear",
  category: "actions",
  label: "Store",
  icon: "database",
  description: "Keeps a value for later runs, or reads one.",
  docs: `A store of values by key that all workflows of the workspace share. **Get** gives the value or \`null\`, **set** the
value it wrote, **delete** gives \`null\`. **Increment** adds a number (1 unless said otherwise) to what is there and gives
the sum; an attempt that was cut off and is made again does not count twice. **List** gives \`{ items: [{ key, value }] }\`
of all keys that begin with the key, in order; after 1,000 keys or 1 MiB it stops and adds \`more: true\`.`,
  params: z
    .discriminatedUnion("op", [
      z.strictObject(operation("get")),
      z.strictObject({ ...operation("set"), value: json({ title: "Value" }) }),
      z.strictObject(operation("delete")),
      z.strictObject({
        ...operation("increment"),
        by: valueParam(z.number(), { title: "By", default: 1 }).optional(),
      }),
      z.strictObject(operation("list")),
    ])
    .meta({
      title: "Operation",
      labels: { get: "Get", set: "Set", delete: "Delete", increment: "Increment", list: "List" },
    }),
  defaults: { op: "get", key: "" },
  outputs: () => [{ id: "out", label: "" }],
  failable: true,
  retries: true,
  nondeterminism: true,
  handles: () => ["out"],
  summary: ({ op, key: name }) => `${condense(op)} ${condense(name)}`.trim(),
  steps: () => [{}],
  attempt: ({ params }) => js`store(context, ${params})`,
};
