import clsx from "clsx";
import { Check, CircleAlert, TriangleAlert } from "lucide-react";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { useWords } from "../../words/use-words.ts";
import { useProblems } from "../use-problems.ts";

/** How many problems stand between this draft and a version; opens their list. */
export function ProblemCount() {
  const words = useWords().editor.bar;
  const store = useEditorStore();
  const problems = useProblems();
  const known = useEditor((state) => state.compiled !== null);
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const warnings = problems.length - errors;
  const Icon = errors > 0 ? CircleAlert : warnings > 0 ? TriangleAlert : Check;
  const showProblems = () => {
    const { drawerOpen, drawerTab, setPanel } = store.getState();
    setPanel({ drawerOpen: !(drawerOpen && drawerTab === "problems"), drawerTab: "problems" });
  };
  if (!known) return <span className="text-ink-3">{words.checking}</span>;
  return (
    <button
      type="button"
      data-problems={problems.length}
      onClick={showProblems}
      className={clsx(
        "flex h-8 items-center gap-1.5 rounded-md px-2 whitespace-nowrap hover:bg-hover",
        errors > 0 ? "text-errored" : warnings > 0 ? "text-waiting" : "text-complete",
      )}
    >
      <Icon aria-hidden size={15} />
      <span className={clsx(problems.length === 0 && "max-xl:sr-only")}>
        {problems.length === 0 ? words.noProblems : words.problems(errors, warnings)}
      </span>
    </button>
  );
}
