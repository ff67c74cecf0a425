import type { CardNode } from "./flow-nodes.ts";

const byStatus: Record<string, string> = {
  running: "var(--running)",
  retrying: "var(--running)",
  sleeping: "var(--waiting)",
  waiting: "var(--waiting)",
  complete: "var(--complete)",
  errored: "var(--errored)",
  undone: "var(--undone)",
};

/** A card's colour on the map: its status in the run, else neutral. */
export const mapColor = ({ data }: CardNode): string =>
  byStatus[data.run?.status ?? ""] ?? "var(--line-strong)";
