import type { Manifest } from "@weft/shared";
import { type Analysis, everyNode } from "./phases/2-analyze.ts";

/** What a version may reach and use, as far as its text says: `*` stands for a host that is only known at run time. */
export function manifestOf({ ordered }: Pick<Analysis, "ordered">): Manifest {
  const hosts = new Set<string>();
  const secrets = new Set<string>();
  for (const { kind, params, reads } of everyNode(ordered)) {
    for (const host of kind.hosts?.(params) ?? []) hosts.add(host);
    for (const name of reads.secrets) secrets.add(name);
  }
  return { hosts: [...hosts].toSorted(), secrets: [...secrets].toSorted() };
}
