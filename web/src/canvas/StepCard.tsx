import { summaryOf } from "@weft/codegen";
import type { NodeProps } from "@xyflow/react";
import clsx from "clsx";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { useWords } from "../words/use-words.ts";
import { CardHandles } from "./CardHandles.tsx";
import { CardName } from "./CardName.tsx";
import type { CardNode } from "./flow-nodes.ts";
import { KindIcon } from "./KindIcon.tsx";
import { RunNote } from "./RunNote.tsx";
import { kindLabel, stepName } from "./step-name.ts";

/** One step: icon, name, what it does, and how far it is in the run that is overlaid. */
export function StepCard({ id, data, selected, dragging }: NodeProps<CardNode>) {
  const words = useWords();
  const { node, run, problem } = data;
  const name = stepName(node);
  const status = run ? words.common.status[run.status] : words.editor.canvas.noRun;
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
        problem && `has-${problem}`,
      )}
    >
      <span className="step-card-icon">
        <KindIcon type={node.type} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col justify-center gap-1">
        <div className="flex items-center gap-2">
          <CardName id={id} name={name} />
          {run ? (
            <RunNote run={run} retry={node.data?.retry} />
          ) : (
            problem && <ProblemMark severity={problem} />
          )}
        </div>
        <p className="truncate font-mono text-xs text-ink-2">
          {summaryOf(node) || words.editor.canvas.noSummary}
        </p>
      </div>
      <CardHandles inputs={data.inputs} outputs={data.outputs} used={data.used} />
    </div>
  );
}

function ProblemMark({ severity }: { severity: "error" | "warning" }) {
  const Icon = severity === "error" ? CircleAlert : TriangleAlert;
  return (
    <Icon
      aria-hidden
      size={14}
      className={clsx("shrink-0", severity === "error" ? "text-errored" : "text-waiting")}
    />
  );
}
