import { equalJson } from "@weft/shared";
import { useFormat } from "../format/use-format.ts";
import { StatusIcon } from "../ui/status.tsx";
import { useNow } from "../ui/use-now.ts";
import { useWords } from "../words/use-words.ts";
import { ownAttempts, type Pass, type Segment } from "./run-history.ts";

type Props = {
  pass: Pass;
  /** When the next attempt is due, if the step waits for one. ISO 8601. */
  next?: string | null;
};

/** Every attempt of a step with how it ended; under the last one, when the next is due. */
export function Attempts({ pass, next = null }: Props) {
  const words = useWords().run.step;
  const format = useFormat();
  const isOpen = pass.status === "open";
  const now = useNow(isOpen ? 250 : 0);
  const attempts = ownAttempts(pass);
  return (
    <ol className="overflow-hidden rounded-lg border border-line">
      {attempts.map((attempt, index) => (
        <Attempt
          key={attempt.attempt}
          attempt={attempt}
          label={words.attempt(attempt.attempt)}
          isSameError={equalJson(attempt.error, attempts[index - 1]?.error)}
          now={now}
        />
      ))}
      {next && (
        <li className="px-3 py-2 text-ink-3">
          {words.nextAttempt(format.duration(Math.ceil((Date.parse(next) - now) / 1000) * 1000))}
        </li>
      )}
    </ol>
  );
}

type AttemptProps = {
  attempt: Segment;
  label: string;
  /** As the attempt before it: said once in full. */
  isSameError: boolean;
  now: number;
};

function Attempt({ attempt, label, isSameError, now }: AttemptProps) {
  const words = useWords();
  const format = useFormat();
  const status = attempt.outcome === "open" ? "running" : attempt.outcome;
  const lasted = Math.max(0, (attempt.to ?? now) - attempt.from);
  return (
    <li className="border-b border-line px-3 py-2 last:border-0">
      <div className="flex items-center gap-2">
        <StatusIcon status={status} size={14} />
        <span className="flex-1">
          {label}
          <span className="sr-only">, {words.common.status[status]}</span>
        </span>
        <time
          dateTime={new Date(attempt.from).toISOString()}
          title={format.exact(new Date(attempt.from).toISOString())}
          className="text-sm text-ink-3"
        >
          {format.clock(new Date(attempt.from).toISOString())}
        </time>
        <span className="min-w-14 text-right text-sm text-ink-2">{format.duration(lasted)}</span>
      </div>
      {attempt.error && isSameError && (
        <p className="mt-0.5 pl-5.5 text-sm text-ink-3">{words.run.step.sameError}</p>
      )}
      {attempt.error && !isSameError && (
        <p className="mt-1 pl-5.5 font-mono text-sm wrap-anywhere whitespace-pre-wrap text-ink-2">
          <span className="text-errored">{attempt.error.name}</span>: {attempt.error.message}
        </p>
      )}
    </li>
  );
}
