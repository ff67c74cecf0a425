import { useQuery } from "@tanstack/react-query";
import type { LogLine } from "@weft/shared";
import clsx from "clsx";
import { useContext } from "react";
import { logsQuery } from "../api/queries.ts";
import { useFormat } from "../format/use-format.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { useWords } from "../words/use-words.ts";
import { isOfPicked } from "./pass-picks.ts";
import { RunPassesContext } from "./run-passes.ts";

type Props = {
  runId: string;
  isLive: boolean;
  stepName: (nodeId: string) => string;
  /** Only this step's lines. */
  nodeId?: string;
};

/** While a run goes on, its log is asked for again this often, in ms. */
const refreshMs = 2000;

const levels: Record<LogLine["level"], string> = {
  debug: "text-ink-3",
  info: "text-ink-2",
  warn: "text-waiting",
  error: "text-errored",
};

/** The lines steps logged, oldest first; in loops, those of the passes that are picked. */
export function LogList({ runId, isLive, stepName, nodeId }: Props) {
  const words = useWords().run.logs;
  const format = useFormat();
  const passes = useContext(RunPassesContext);
  const logs = useQuery({ ...logsQuery(runId), refetchInterval: isLive ? refreshMs : false });
  if (logs.isError) return <ErrorState error={logs.error} onRetry={() => logs.refetch()} />;
  if (!logs.data) return null;
  const lines = logs.data.filter(
    (line) =>
      (nodeId === undefined || line.nodeId === nodeId) &&
      (!passes || isOfPicked(passes.graph, passes.picks, line)),
  );
  if (lines.length === 0)
    return nodeId === undefined ? (
      <p className="px-4 py-6 text-center text-ink-3">{words.empty}</p>
    ) : (
      <p className="px-4 text-ink-3">{words.emptyStep}</p>
    );
  return (
    <ol aria-label={words.label} className={clsx("font-mono text-sm", nodeId === undefined && "py-1.5")}>
      {lines.map((line, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added, and may be the same
          key={index}
          className={clsx(
            "grid gap-x-3 px-4 py-0.5 hover:bg-hover",
            nodeId === undefined
              ? "grid-cols-[auto_auto_1fr] max-sm:grid-cols-[auto_1fr]"
              : "grid-cols-[auto_1fr]",
          )}
        >
          <time dateTime={line.at} title={format.exact(line.at)} className="text-ink-3">
            {format.clock(line.at)}
          </time>
          <span className={clsx("w-16 font-medium", levels[line.level])}>{words.levels[line.level]}</span>
          <span
            className={clsx(
              "min-w-0 whitespace-pre-wrap wrap-anywhere",
              nodeId === undefined ? "max-sm:col-span-2" : "col-span-2",
            )}
          >
            {nodeId === undefined && (
              <span className="mr-2 text-ink-3">
                {line.nodeId === null ? words.wholeRun : stepName(line.nodeId)}
                {line.iteration?.map((index) => `[${index}]`)}
              </span>
            )}
            {line.message}
          </span>
        </li>
      ))}
    </ol>
  );
}
