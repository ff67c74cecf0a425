import type { Diagnostic } from "@weft/shared";
import { Check, CircleAlert, TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { stepNames } from "../../run/step-names.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { useWords } from "../../words/use-words.ts";
import { fieldLabel } from "../form/field-label.ts";
import { RichText } from "../RichText.tsx";
import { useProblems } from "../use-problems.ts";

/** Every finding; a click goes to the very field. */
export function ProblemsPanel() {
  const words = useWords().editor.drawer;
  const problems = useProblems();
  const graph = useEditor((state) => state.graph);
  const nameOf = useMemo(() => stepNames(graph), [graph]);
  const sorted = problems.toSorted((a, b) => rank(a) - rank(b));
  if (problems.length === 0)
    return (
      <p className="flex items-center justify-center gap-2 py-8 text-complete">
        <Check aria-hidden size={15} />
        {words.noProblems}
      </p>
    );
  return (
    <ul className="py-1">
      {sorted.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two findings may say the same of one field
        <li key={index}>
          <Problem problem={problem} nameOf={nameOf} />
        </li>
      ))}
    </ul>
  );
}

const rank = (problem: Diagnostic): number => (problem.severity === "error" ? 0 : 1);

function Problem({ problem, nameOf }: { problem: Diagnostic; nameOf: (id: string) => string }) {
  const words = useWords().editor.drawer;
  const store = useEditorStore();
  const node = useEditor((state) => state.graph.nodes.find(({ id }) => id === problem.nodeId));
  const { nodeId, edgeId, field, severity, message, code } = problem;
  const Icon = severity === "error" ? CircleAlert : TriangleAlert;
  const go = () => {
    const { reveal, goToField, select, setPanel } = store.getState();
    if (nodeId !== undefined) {
      reveal(nodeId);
      if (field !== undefined) goToField(nodeId, field);
      else setPanel({ inspectorOpen: true });
    } else if (edgeId !== undefined) select([], [edgeId]);
  };
  const where = nodeId !== undefined ? nameOf(nodeId) : edgeId !== undefined ? words.wire : words.graph;
  const label = node && field !== undefined ? fieldLabel(node.type, field) : "";
  return (
    <button
      type="button"
      data-problem={code}
      onClick={go}
      className="flex w-full items-baseline gap-2.5 px-4 py-1 text-left -outline-offset-2 hover:bg-hover"
    >
      <Icon
        aria-hidden
        size={14}
        className={`shrink-0 translate-y-0.5 ${severity === "error" ? "text-errored" : "text-waiting"}`}
      />
      <span className="w-56 shrink-0 truncate">
        <span className="font-medium">{where}</span>
        {label && <span className="text-ink-3"> · {label}</span>}
      </span>
      <span className="min-w-0 flex-1 wrap-break-word text-ink-2">
        <RichText text={message} />
      </span>
    </button>
  );
}
