/** What pages read from the server, under keys that say what they depend on. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { LogLine, Page } from "@weft/shared";
import { api, type RunFilter } from "./client.ts";

const pageSize = 100;
const runPageSize = 50;
/** Older lines than this many are not shown. */
const mostLogLines = 5000;

export const workflowsQuery = () =>
  infiniteQueryOptions({
    queryKey: ["workflows"],
    queryFn: ({ pageParam, signal }) => api.listWorkflows({ cursor: pageParam, limit: pageSize, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

export const workflowQuery = (id: string) =>
  queryOptions({ queryKey: ["workflow", id], queryFn: ({ signal }) => api.getWorkflow(id, signal) });

export const versionsQuery = (workflowId: string) =>
  queryOptions({
    queryKey: ["workflow", workflowId, "versions"],
    queryFn: ({ signal }) => api.listVersions(workflowId, signal),
  });

/** A version never changes, apart from being live or not. */
export const versionQuery = (workflowId: string, version: number) =>
  queryOptions({
    queryKey: ["workflow", workflowId, "version", version],
    queryFn: ({ signal }) => api.getVersion(workflowId, version, signal),
    staleTime: 60_000,
  });

/** `filterNow` is asked at each fetch, because "the last hour" moves. `key` names the filter. */
export const runsQuery = (key: string, filterNow: () => RunFilter) =>
  infiniteQueryOptions({
    queryKey: ["runs", key],
    queryFn: ({ pageParam, signal }) =>
      api.listRuns(filterNow(), { cursor: pageParam, limit: runPageSize, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });

export const recentRunsQuery = () =>
  queryOptions({
    queryKey: ["runs", "recent"],
    queryFn: ({ signal }) => api.listRuns({}, { limit: 6, signal }),
  });

export const runQuery = (id: string) =>
  queryOptions({ queryKey: ["run", id], queryFn: ({ signal }) => api.getRun(id, signal) });

export const runDefinitionQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "definition"],
    queryFn: ({ signal }) => api.getRunDefinition(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Every line of the run's log, oldest first. The API pages backwards, so pages are read to the first line. */
export const logsQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "logs"],
    queryFn: async ({ signal }) => {
      const lines: LogLine[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<LogLine> = await api.listLogs(id, { cursor, limit: 200, signal });
        lines.push(...page.items);
        cursor = page.cursor;
      } while (cursor !== null && lines.length < mostLogLines);
      return lines.reverse();
    },
  });

export const healthQuery = () =>
  queryOptions({ queryKey: ["health"], queryFn: api.health, staleTime: 60_000 });
