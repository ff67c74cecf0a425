import type { NodeState } from "@weft/shared";

/** Whether the note beside a step's status changes with time. */
export const isTicking = (run: NodeState): boolean =>
  run.status === "running" || (run.until !== null && (run.status === "retrying" || isIdle(run)));

const isIdle = (run: NodeState): boolean => run.status === "sleeping" || run.status === "waiting";

/**
 * The words beside a step's status: attempt of all, the countdown to the next one, time left, or how long it took.
 * `now` in ms since 1970; `duration` writes a length of time given in ms.
 */
export function runNote(
  run: NodeState,
  allAttempts: number,
  now: number,
  duration: (ms: number) => string,
): string {
  const ms = run.until === null ? 0 : wholeSeconds(Date.parse(run.until) - now, Math.ceil);
  const left = ms === 0 ? "" : duration(ms);
  switch (run.status) {
    case "running":
      return joined(run.attempts > 1 && `${run.attempts}/${allAttempts}`, elapsed(run, now, duration));
    case "retrying":
      return joined(`${run.attempts + 1}/${allAttempts}`, left);
    case "sleeping":
    case "waiting":
      return left;
    case "complete":
    case "errored":
    case "undone":
      return took(run) === 0 ? "" : duration(took(run));
    default:
      return "";
  }
}

/** In ms; 0 for a trigger, which takes no time of its own. */
const took = ({ startedAt, endedAt }: NodeState): number =>
  startedAt === null || endedAt === null ? 0 : Date.parse(endedAt) - Date.parse(startedAt);

/** Seconds at work, once it is more than a moment. */
function elapsed(run: NodeState, now: number, duration: (ms: number) => string): string {
  const ms = run.startedAt === null ? 0 : now - Date.parse(run.startedAt);
  return ms < 1000 ? "" : duration(wholeSeconds(ms, Math.floor));
}

/** Without tenths, which would flicker. */
const wholeSeconds = (ms: number, round: (value: number) => number): number =>
  Math.max(0, round(ms / 1000)) * 1000;

const joined = (...parts: (string | false)[]): string => parts.filter(Boolean).join(" · ");
