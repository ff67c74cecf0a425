/** What has to be in a real store so that it answers as a sample's world says. */
import type { Graph, Json } from "@weft/shared";
import { scriptOf } from "../../../codegen/test/proof/script.ts";
import { paramsOf, type SampleRun } from "./sample.ts";

export type Seed = { key: string; value: Json };

export function seedsOf(graph: Graph, { input, world = {} }: SampleRun): Seed[] {
  return graph.nodes.flatMap((node): Seed[] => {
    const { answer } = scriptOf(world, node.id);
    if (node.type !== "store" || answer === undefined || answer === null) return [];
    const { op, key, by = 1 } = paramsOf(node);
    if (op === "list") return (answer as { items: Seed[] }).items;
    const name = read(key as string, input) as string;
    if (op === "get") return [{ key: name, value: answer }];
    return op === "increment" ? [{ key: name, value: (answer as number) - (read(by, input) as number) }] : [];
  });
}

/** With what the trigger brings put in. */
function read(value: Json, input: Json): Json {
  const field = (name: string): Json => (input as { [key: string]: Json })[name] ?? null;
  if (typeof value !== "string") return value;
  const whole = /^\{\{ trigger\.body\.(\w+) \}\}$/.exec(value)?.[1];
  return whole ? field(whole) : value.replace(/\{\{ trigger\.body\.(\w+) \}\}/g, (_, name) => String(field(name)));
}

/** A workflow that puts it there. */
export function seeding(seeds: readonly Seed[]): Graph {
  const place = { x: 0, y: 0 };
  const start = { id: "start", type: "manual", position: place, data: { name: "Start", params: {} } };
  const puts = seeds.map(({ key, value }, at) => ({
    id: `put_${at}`,
    type: "store",
    position: place,
    data: { name: "Put", params: { op: "set", key, value } },
  }));
  const edges = puts.map(({ id }) => ({ id, source: "start", target: id }));
  return { schemaVersion: 1, nodes: [start, ...puts], edges };
}
