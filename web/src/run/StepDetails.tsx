import type { Json, NodeState, OutputRef } from "@weft/shared";
import { X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useFormat } from "../format/use-format.ts";
import { IconButton } from "../ui/Button.tsx";
import { Select } from "../ui/field.tsx";
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
  /** This node's passes, oldest first; a trigger has none. */
  passes: readonly Pass[];
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
  passes,
  isLive,
  awaited,
  stepName,
  input,
  onClose,
}: Props) {
  const words = useWords().run;
  const [chosen, setChosen] = useState<string | null>(null);
  const pass = passes.find((one) => one.key === chosen) ?? passes.at(-1);
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
        {passes.length > 1 && (
          <Select
            aria-label={words.step.pass}
            value={pass?.key}
            onChange={(event) => setChosen(event.target.value)}
          >
            {passes.map((one) => (
              <option key={one.key} value={one.key}>
                {words.step.passOf(one.iteration.join(" · "))}
              </option>
            ))}
          </Select>
        )}
        <Result node={node} pass={pass} isLatest={pass === passes.at(-1)} awaited={awaited} />
        {input(pass)}
        {pass && ownAttempts(pass).length > 0 && (
          <Section title={words.step.attempts}>
            <Attempts
              pass={pass}
              next={node.status === "retrying" && pass === passes.at(-1) ? node.until : null}
            />
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

type ResultProps = { node: NodeState; pass: Pass | undefined; isLatest: boolean; awaited: readonly string[] };

function Result({ node, pass, isLatest, awaited }: ResultProps) {
  const words = useWords().run;
  const format = useFormat();
  const status = isLatest ? node.status : pass?.status === "complete" ? "complete" : "errored";
  if (status === "complete" || status === "undone") {
    const value: Json | OutputRef = isLatest || !pass ? node.output : pass.output;
    return (
      <Section title={words.step.output}>
        <OutputView value={value} label={words.step.output} />
      </Section>
    );
  }
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
