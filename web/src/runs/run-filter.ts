/** The filters of the runs list as the address holds them, and as the API takes them. */
import { type RunStatus, runStatuses } from "@weft/shared";
import type { RunFilter } from "../api/client.ts";

export const periods = ["1h", "24h", "7d", "30d"] as const;
export type Period = (typeof periods)[number];

const hour = 3_600_000;
const periodMs: Record<Period, number> = {
  "1h": hour,
  "24h": 24 * hour,
  "7d": 7 * 24 * hour,
  "30d": 30 * 24 * hour,
};

/** `time` is a period that moves with the clock, or `range` with fixed ends (local times as a form field has them). */
export type ListFilter = {
  status: RunStatus | "";
  workflow: string;
  version: string;
  error: string;
  time: Period | "range" | "";
  from: string;
  to: string;
};

/** Reads the address; what makes no sense there is as if it were not there. */
export function readFilter(params: URLSearchParams): ListFilter {
  const text = (key: string) => params.get(key) ?? "";
  const time = text("time");
  const isRange = isLocalTime(text("from")) || isLocalTime(text("to"));
  return {
    status: runStatuses.find((status) => status === params.get("status")) ?? "",
    workflow: text("workflow"),
    version: text("workflow") && /^(\d+|draft)$/.test(text("version")) ? text("version") : "",
    error: text("error"),
    time: periods.find((period) => period === time) ?? (isRange || time === "range" ? "range" : ""),
    from: isLocalTime(text("from")) ? text("from") : "",
    to: isLocalTime(text("to")) ? text("to") : "",
  };
}

export function writeFilter(filter: ListFilter): URLSearchParams {
  const params = new URLSearchParams();
  const kept = filter.time === "range" ? filter : { ...filter, from: "", to: "" };
  for (const [key, value] of Object.entries(kept)) if (value !== "") params.set(key, value);
  return params;
}

const isLocalTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text);

/** What to ask the API at the moment `now` (ms since 1970). */
export function apiFilter(filter: ListFilter, now: number): RunFilter {
  const { status, workflow, version, error, time } = filter;
  return {
    ...(status ? { status } : {}),
    ...(workflow ? { workflow } : {}),
    ...(workflow && version ? { version } : {}),
    ...(error.trim() ? { error: error.trim() } : {}),
    ...(time === "range"
      ? range(filter)
      : time
        ? { from: new Date(now - periodMs[time]).toISOString() }
        : {}),
  };
}

function range({ from, to }: ListFilter): RunFilter {
  return {
    ...(from ? { from: new Date(from).toISOString() } : {}),
    ...(to ? { to: new Date(to).toISOString() } : {}),
  };
}

export const isFiltered = (filter: ListFilter): boolean =>
  Object.values(filter).some((value) => value !== "");
