import type { NodeStatus, RunStatus } from "@weft/shared";

/** `1 run`, `2 runs`. */
export const count = (n: number, one: string, many: string) =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

const runStatus: Record<RunStatus, string> = {
  queued: "Queued",
  running: "Running",
  waiting: "Waiting",
  paused: "Paused",
  complete: "Complete",
  errored: "Failed",
  cancelled: "Cancelled",
};

const nodeStatus: Record<NodeStatus, string> = {
  pending: "Not started",
  running: "Running",
  retrying: "Retrying",
  sleeping: "Sleeping",
  waiting: "Waiting",
  complete: "Complete",
  errored: "Failed",
  skipped: "Skipped",
  cancelled: "Cancelled",
  undone: "Undone",
};

export const common = {
  /** BCP 47, for dates and numbers. */
  language: "en-GB",
  units: { ms: "ms", s: "s", m: "min", h: "h", d: "d" },
  cancel: "Cancel",
  close: "Close",
  copy: "Copy",
  copied: "Copied",
  delete: "Delete",
  loading: "Loading",
  loadMore: "Load more",
  more: "More actions",
  moreEntries: (n: number) => `Show more of ${count(n, "further entry", "further entries")}`,
  retry: "Try again",
  notices: "Notices",
  search: "Search",
  status: { ...runStatus, ...nodeStatus },
  /** A version as people name it; a draft run has none. */
  version: (version: number | "draft") => (version === "draft" ? "Draft" : `v${version}`),
  ago: (distance: string) => `${distance} ago`,
  now: "Just now",
};
