import type { NodeState, RetryPolicy } from "@weft/shared";
import { useFormat } from "../format/use-format.ts";
import { StatusIcon, statusSigns } from "../ui/status.tsx";
import { useNow } from "../ui/use-now.ts";
import { isTicking, runNote } from "./run-note.ts";

/** Attempts after the first where a step says nothing of its own (LANGUAGE, section 5). */
const defaultRetries = 5;

type Props = { run: NodeState; retry: RetryPolicy | undefined };

/** A step's status on its card: shape, colour and what there is to know at a glance. */
export function RunNote({ run, retry }: Props) {
  const { duration } = useFormat();
  const now = useNow(isTicking(run) ? 250 : 0);
  const note = runNote(run, (retry?.limit ?? defaultRetries) + 1, now, duration);
  return (
    <span className={`flex shrink-0 items-center gap-1 text-sm font-medium ${statusSigns[run.status].text}`}>
      <StatusIcon status={run.status} size={14} />
      {note}
    </span>
  );
}
