import { kindOf, summaryOf } from "@weft/codegen";
import { type NodeProps, NodeResizeControl } from "@xyflow/react";
import clsx from "clsx";
import { Plus } from "lucide-react";
import { useContext } from "react";
import { useWords } from "../words/use-words.ts";
import { CardHandles } from "./CardHandles.tsx";
import { CardName } from "./CardName.tsx";
import { useCanvasActions } from "./canvas-actions.ts";
import type { CardNode } from "./flow-nodes.ts";
import { KindIcon } from "./KindIcon.tsx";
import { PassBar } from "./PassBar.tsx";
import { PassCount } from "./PassCount.tsx";
import { PassSlotContext } from "./pass-slot.ts";
import { leastFrame } from "./placement.ts";
import { RunNote } from "./RunNote.tsx";
import { ProblemMark } from "./StepCard.tsx";
import { kindLabel, stepName } from "./step-name.ts";
import { useCardStatus } from "./use-card-status.ts";

/** A step that holds others: a frame with a header, and room in which they lie. */
export function ContainerCard({ id, data, selected, dragging }: NodeProps<CardNode>) {
  const words = useWords().editor;
  const actions = useCanvasActions();
  const { node, run, problem, drop, empty } = data;
  const name = stepName(node);
  const slot = useContext(PassSlotContext);
  const isLoop = kindOf(node.type)?.flow === "loop";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields; this groups steps
    <div
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a card is walked to and has keys of its own
      tabIndex={0}
      aria-label={words.canvas.card(name, kindLabel(node.type), useCardStatus(node, run))}
      aria-current={selected || undefined}
      data-node-id={id}
      data-container
      data-status={run?.status}
      data-drop={drop}
      className={clsx(
        "container-card",
        selected && "is-selected",
        dragging && "is-dragging",
        problem && `has-${problem}`,
      )}
    >
      <div className="container-header">
        <KindIcon type={node.type} size={15} className="shrink-0 text-ink-2" />
        <div className="flex min-w-0">
          <CardName id={id} name={name} />
        </div>
        <span className="min-w-8 flex-1 shrink-[4] truncate text-right font-mono text-xs text-ink-3">
          {summaryOf(node)}
        </span>
        {run && slot && isLoop ? slot(node, run) : <PassCount node={node} run={run} />}
        {run ? <RunNote run={run} retry={undefined} /> : problem && <ProblemMark severity={problem} />}
      </div>
      {run && isLoop && <PassBar node={node} run={run} />}
      {empty && <EmptyFrame id={id} name={name} />}
      {actions && selected && (
        <NodeResizeControl
          minWidth={leastFrame.width}
          minHeight={leastFrame.height}
          position="bottom-right"
          autoScale={false}
          className="card-resize"
          onResize={(_, size) => actions.resize(id, size, false)}
          onResizeEnd={(_, size) => actions.resize(id, size, true)}
        />
      )}
      <CardHandles inputs={data.inputs} outputs={data.outputs} used={data.used} />
    </div>
  );
}

/** What stands in a container that holds nothing: what to do, and the button that does it. */
function EmptyFrame({ id, name }: { id: string; name: string }) {
  const words = useWords().editor.containers;
  const actions = useCanvasActions();
  return (
    <div className="container-empty">
      <span className="text-sm text-ink-3">{actions ? words.empty : words.nothingInside}</span>
      {actions && (
        <button
          type="button"
          aria-label={words.add(name)}
          className="container-add nodrag"
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            actions.addInside(id, { x: box.right, y: box.top });
          }}
        >
          <Plus aria-hidden size={16} />
        </button>
      )}
    </div>
  );
}
