/** Run and step statuses: each a colour, a shape and a word, so that none of them is the only sign. */
import type { NodeStatus, RunStatus } from "@weft/shared";
import clsx from "clsx";
import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleSlash,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  Moon,
  RotateCw,
  Undo2,
} from "lucide-react";
import { useWords } from "../words/use-words.ts";

export type Status = RunStatus | NodeStatus;

type Sign = { icon: LucideIcon; text: string; background: string; color: string; moving?: true };

const sign = (icon: LucideIcon, name: string, text: string, background: string): Sign => ({
  icon,
  text,
  background,
  color: `var(--${name})`,
});
const grey = (icon: LucideIcon) => sign(icon, "skipped", "text-skipped", "bg-skipped");
const blue = (icon: LucideIcon): Sign => ({
  ...sign(icon, "running", "text-running", "bg-running"),
  moving: true,
});
const amber = (icon: LucideIcon) => sign(icon, "waiting", "text-waiting", "bg-waiting");

/** `color` is the token as a CSS value, for what is drawn (edges, bars); `text` and `background` are classes. */
export const statusSigns: Record<Status, Sign> = {
  queued: grey(CircleDashed),
  pending: grey(CircleDashed),
  running: blue(LoaderCircle),
  retrying: blue(RotateCw),
  sleeping: amber(Moon),
  waiting: amber(Hourglass),
  paused: amber(CirclePause),
  complete: sign(CircleCheck, "complete", "text-complete", "bg-complete"),
  errored: sign(CircleAlert, "errored", "text-errored", "bg-errored"),
  skipped: grey(CircleSlash),
  cancelled: grey(Ban),
  undone: sign(Undo2, "undone", "text-undone", "bg-undone"),
};

type IconProps = { status: Status; size?: number; className?: string };

/** The status's shape in its colour; decorative, so its word has to stand nearby or in the name of its parent. */
export function StatusIcon({ status, size = 16, className }: IconProps) {
  const { icon: Icon, text, moving } = statusSigns[status];
  return (
    <Icon
      aria-hidden
      size={size}
      className={clsx("shrink-0", text, moving && "motion-safe:animate-spin", className)}
    />
  );
}

/** Shape and word. */
export function StatusBadge({ status, className }: { status: Status; className?: string }) {
  const words = useWords();
  return (
    <span
      data-status={status}
      className={clsx(
        "inline-flex items-center gap-1.5 align-middle font-medium whitespace-nowrap",
        statusSigns[status].text,
        className,
      )}
    >
      <StatusIcon status={status} size={14} />
      {words.common.status[status]}
    </span>
  );
}
