import type { WorkflowSummary } from "@weft/shared";
import { statusSigns } from "../ui/status.tsx";
import { useWords } from "../words/use-words.ts";

type RecentRun = WorkflowSummary["recentRuns"][number];

const slots = 20;
const step = 5;
const height = 20;

/** A run's bar height: by the logarithm of its duration, so that minutes and milliseconds both show. */
export function barHeight(durationMs: number | null, longestMs: number): number {
  if (durationMs === null) return height;
  const share = longestMs <= 0 ? 1 : Math.log1p(durationMs) / Math.log1p(longestMs);
  return Math.round(5 + share * (height - 5));
}

/** The latest runs as bars, the newest at the right; the words say what the colours show. */
export function Sparkline({ runs }: { runs: readonly RecentRun[] }) {
  const words = useWords();
  const shown = runs.slice(0, slots);
  const longest = Math.max(0, ...shown.map((run) => run.durationMs ?? 0));
  const counts = new Map<RecentRun["status"], number>();
  for (const run of shown) counts.set(run.status, (counts.get(run.status) ?? 0) + 1);
  const label = words.workflows.recentRuns(
    shown.length,
    [...counts].map(([status, n]) => words.workflows.statusCount(n, words.common.status[status])).join(", "),
  );
  return (
    <svg role="img" aria-label={label} width={slots * step - 2} height={height} className="shrink-0">
      <title>{label}</title>
      {Array.from({ length: slots }, (_, slot) => {
        const run = shown[slots - 1 - slot];
        const tall = run ? barHeight(run.durationMs, longest) : 3;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
            key={slot}
            x={slot * step}
            y={height - tall}
            width={3}
            height={tall}
            rx={1}
            fill={run ? statusSigns[run.status].color : "var(--line)"}
          />
        );
      })}
    </svg>
  );
}
