import type { WorkflowSummary } from "@weft/shared";
import { Skeleton } from "../ui/Skeleton.tsx";
import { useWords } from "../words/use-words.ts";
import { WorkflowCard } from "./WorkflowCard.tsx";

const grid = "grid grid-cols-[repeat(auto-fill,minmax(min(320px,100%),1fr))] gap-4";

type Props = { workflows: readonly WorkflowSummary[]; onDelete: (workflow: WorkflowSummary) => void };

export function WorkflowGrid({ workflows, onDelete }: Props) {
  return (
    <ul className={grid}>
      {workflows.map((workflow) => (
        <WorkflowCard key={workflow.id} workflow={workflow} onDelete={() => onDelete(workflow)} />
      ))}
    </ul>
  );
}

export function WorkflowGridLoading() {
  const words = useWords().common;
  return (
    <div role="status" aria-label={words.loading} className={grid}>
      {["a", "b", "c"].map((key) => (
        <div key={key} className="h-60 overflow-hidden rounded-xl border border-line bg-panel">
          <div className="h-31 border-b border-line bg-canvas" />
          <div className="grid gap-3 p-3.5">
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-3 w-24" />
            <Skeleton className="h-3 w-32" />
          </div>
        </div>
      ))}
    </div>
  );
}
