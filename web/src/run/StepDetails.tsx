import type { NodeState } from "@weft/shared";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat } from "../format/use-format.ts";
import { IconButton } from "../ui/Button.tsx";
import { StatusBadge } from "../ui/status.tsx";
import { useWords } from "../words/use-words.ts";
import { Attempts } from "./Attempts.tsx";
import { LogList } from "./LogList.tsx";
import { OutputView } from "./OutputView.tsx";
import { ownAttempts, type Pass } from "./run-history.ts";
import { FailureNote, Section } from "./Section.tsx";

type Props = {
  runId: string;
  nodeId: string;
  kind: string;
  node: NodeState;
  /** What the node did, in the pass that is shown; a trigger did nothing of its own. */
  pass: Pass | undefined;
  /** Chooses the passes of the loops around it. */
  trail: ReactNode;
  isLive: boolean;
  /** Of the events this step waits for, if it does. */
  awaited: readonly string[];
  stepName: (nodeId: string) => string;
  /** What the step was given in a pass. */
  input: (pass: Pass | undefined) => ReactNode;
  onClose: () => void;
};

/** What one step did: input, output, failure, attempts, log. */
export function StepDetails({
  runId,
  nodeId,
  kind,
  node,
  pass,
  trail,
  isLive,
  awaited,
  stepName,
  input,
  onClose,
}: Props) {
  const words = useWords().run;
  return (
    <div data-step={nodeId}>
      <header className="sticky top-0 z-10 flex items-start gap-2 border-b border-line bg-panel py-3 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold wrap-break-word">{stepName(nodeId)}</h2>
          <p className="truncate text-sm text-ink-3">
            {kind} · <span className="font-mono">{nodeId}</span>
          </p>
        </div>
        <StatusBadge status={node.status} className="h-5" />
        <IconButton
          label={words.step.close}
          icon={<X aria-hidden size={16} />}
          size="sm"
          className="-mt-1"
          onClick={onClose}
        />
      </header>
      <div className="grid gap-5 p-4">
        {trail}
        <Result node={node} awaited={awaited} />
        {input(pass)}
        {pass && ownAttempts(pass).length > 0 && (
          <Section title={words.step.attempts}>
            <Attempts pass={pass} next={node.status === "retrying" ? node.until : null} />
          </Section>
        )}
        <Section title={words.step.logs}>
          <div className="-mx-4">
            <LogList runId={runId} isLive={isLive} stepName={stepName} nodeId={nodeId} />
          </div>
        </Section>
      </div>
    </div>
  );
}

type ResultProps = { node: NodeState; awaited: readonly string[] };

function Result({ node, awaited }: ResultProps) {
  const words = useWords().run;
  const format = useFormat();
  const { status } = node;
  if (status === "complete" || status === "undone")
    return (
      <Section title={words.step.output}>
        <OutputView value={node.output} label={words.step.output} />
      </Section>
    );
  if (status === "errored" && node.error)
    return (
      <Section title={words.step.error}>
        <FailureNote name={node.error.name} message={node.error.message} />
      </Section>
    );
  const text = {
    skipped: words.step.skipped,
    pending: words.step.pending,
    cancelled: words.step.cancelled,
    sleeping: node.until ? words.step.sleepsUntil(format.exact(node.until)) : words.step.noOutput,
    waiting: [
      awaited.length > 0 ? words.step.waitsFor(awaited.join(", ")) : "",
      node.until ? words.step.waitsUntil(format.exact(node.until)) : "",
    ]
      .filter(Boolean)
      .join(". "),
    running: words.step.noOutput,
    retrying: words.step.noOutput,
    errored: words.step.noOutput,
  }[status];
  return (
    <Section title={words.step.output}>
      <p className="text-ink-3">{text || words.step.noOutput}</p>
    </Section>
  );
}
