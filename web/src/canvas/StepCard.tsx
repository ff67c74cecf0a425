import { summaryOf } from "@weft/codegen";
import type { NodeProps } from "@xyflow/react";
import clsx from "clsx";
import { CircleAlert, PowerOff, TriangleAlert } from "lucide-react";
import { useWords } from "../words/use-words.ts";
import { CardHandles } from "./CardHandles.tsx";
import { CardName } from "./CardName.tsx";
import type { CardNode } from "./flow-nodes.ts";
import { KindIcon } from "./KindIcon.tsx";
import { StepPasses } from "./PassCount.tsx";
import { RunNote } from "./RunNote.tsx";
import { kindLabel, stepName } from "./step-name.ts";
import { useCardStatus } from "./use-card-status.ts";

/** One step: icon, name, what it does, and how far it is in the run that is overlaid. */
export function StepCard({ id, data, selected, dragging }: NodeProps<CardNode>) {
  const words = useWords();
  const { node, run, problem } = data;
  const name = stepName(node);
  const status = useCardStatus(node, run);
  const disabled = node.data?.disabled === true;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card holds handles and a name field, which a button may not
    <div
      role="button"
      tabIndex={0}
      aria-label={words.editor.canvas.card(name, kindLabel(node.type), status)}
      aria-pressed={selected}
      data-node-id={id}
      data-status={run?.status}
      className={clsx(
        "step-card",
        selected && "is-selected",
        dragging && "is-dragging",
        disabled && "is-disabled",
        problem && `has-${problem}`,
      )}
    >
      <span className="step-card-icon">
        <KindIcon type={node.type} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col justify-center gap-1">
        <div className="flex items-center gap-2">
          <CardName id={id} name={name} />
          {disabled ? (
            <DisabledMark />
          ) : run ? (
            <RunNote run={run} retry={node.data?.retry} />
          ) : (
            problem && <ProblemMark severity={problem} />
          )}
        </div>
        <p className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-mono text-xs text-ink-2">
            {summaryOf(node) || words.editor.canvas.noSummary}
          </span>
          <StepPasses run={run} />
        </p>
      </div>
      {data.lane > 0 && (
        <span aria-hidden className="undo-lane" data-undo-lane style={{ height: data.lane - laneStart }} />
      )}
      <CardHandles inputs={data.inputs} outputs={data.outputs} used={data.used} />
    </div>
  );
}

/** The band of an undo lane begins between the handle's label and the first step in it. */
const laneStart = 24;

function DisabledMark() {
  const words = useWords().editor.canvas;
  return (
    <span className="flex shrink-0 items-center gap-1 text-sm font-medium text-ink-3">
      <PowerOff aria-hidden size={13} />
      {words.disabled}
    </span>
  );
}

export function ProblemMark({ severity }: { severity: "error" | "warning" }) {
  const Icon = severity === "error" ? CircleAlert : TriangleAlert;
  return (
    <Icon
      aria-hidden
      size={14}
      className={clsx("shrink-0", severity === "error" ? "text-errored" : "text-waiting")}
    />
  );
}
