import type { Run, RunState } from "@weft/shared";
import { isRunEnded } from "@weft/shared";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useFormat } from "../format/use-format.ts";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { JsonView } from "../ui/JsonView.tsx";
import { useWords } from "../words/use-words.ts";
import type { AwaitedEvents } from "./awaited-events.ts";
import { OutputView } from "./OutputView.tsx";
import { FailureNote, Section } from "./Section.tsx";

type Props = {
  run: Run;
  state: RunState;
  awaited: readonly AwaitedEvents[];
  stepName: (nodeId: string) => string;
  onSelect: (nodeId: string) => void;
};

/** The run as a whole: how it ended, what went in and came out, and when. */
export function RunOverview({ run, state, awaited, stepName, onSelect }: Props) {
  const words = useWords().run.overview;
  const format = useFormat();
  const { error } = state;
  const failedAt = error?.nodeId;
  return (
    <div className="grid gap-5 p-4">
      {error && (
        <Section
          title={words.error}
          aside={
            failedAt && (
              <Button look="quiet" size="sm" className="-mr-2" onClick={() => onSelect(failedAt)}>
                {words.showStep}
              </Button>
            )
          }
        >
          <FailureNote name={error.name} message={error.message} />
        </Section>
      )}
      {awaited.map((step) => (
        <Section
          key={step.nodeId}
          title={words.waits}
          aside={
            <Button look="quiet" size="sm" className="-mr-2" onClick={() => onSelect(step.nodeId)}>
              {words.showStep}
            </Button>
          }
        >
          <div className="rounded-lg border border-line bg-canvas px-3 py-2">
            <p className="font-medium wrap-break-word">{stepName(step.nodeId)}</p>
            {step.names.map((name) => (
              <p key={name} className="font-mono text-sm wrap-anywhere text-ink-2">
                {name}
              </p>
            ))}
            {step.until && <p className="pt-1 text-sm text-ink-3">{words.until(format.exact(step.until))}</p>}
          </div>
        </Section>
      ))}
      <Section title={words.output}>
        {state.status === "complete" ? (
          <OutputView value={run.endedAt === null ? state.output : run.output} label={words.output} />
        ) : (
          <p className="text-ink-3">{isRunEnded(state.status) ? words.neverOutput : words.noOutput}</p>
        )}
      </Section>
      <Section title={words.input}>
        <JsonView value={run.input} label={words.input} />
      </Section>
      <Facts run={run} state={state} stepName={stepName} />
    </div>
  );
}

function Facts({ run, state, stepName }: Omit<Props, "onSelect" | "awaited">) {
  const all = useWords();
  const words = all.run.overview;
  const format = useFormat();
  const { startedAt, endedAt } = state;
  return (
    <Section title={words.facts}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <Fact name={words.workflow}>
          <Link href={`/workflows/${run.workflowId}`} className="rounded-sm text-accent hover:underline">
            {run.workflowName || all.runs.unknownWorkflow}
          </Link>
        </Fact>
        <Fact name={words.version}>
          {run.version === "draft" ? (
            all.common.version("draft")
          ) : (
            <Link
              href={`/workflows/${run.workflowId}/versions/${run.version}`}
              className="rounded-sm text-accent hover:underline"
            >
              {all.common.version(run.version)}
            </Link>
          )}
        </Fact>
        <Fact name={words.trigger}>{stepName(run.trigger)}</Fact>
        <Fact name={words.created}>{format.exact(run.createdAt)}</Fact>
        {startedAt && <Fact name={words.started}>{format.exact(startedAt)}</Fact>}
        {endedAt && <Fact name={words.ended}>{format.exact(endedAt)}</Fact>}
        {startedAt && endedAt && (
          <Fact name={words.duration}>{format.duration(Date.parse(endedAt) - Date.parse(startedAt))}</Fact>
        )}
        <Fact name={all.run.id}>
          <span className="flex min-w-0 items-center gap-1">
            <span className="truncate font-mono text-sm">{run.id}</span>
            <CopyButton text={() => run.id} label={all.run.copyId} className="-my-1" />
          </span>
        </Fact>
      </dl>
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 wrap-break-word">{children}</dd>
    </>
  );
}
