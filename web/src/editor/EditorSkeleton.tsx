import { Skeleton } from "../ui/Skeleton.tsx";
import { useWords } from "../words/use-words.ts";

/** The editor's shape while the draft is on its way. */
export function EditorSkeleton() {
  return (
    <main aria-busy aria-label={useWords().common.loading} className="flex h-full flex-col bg-canvas">
      <div className="flex h-12 shrink-0 items-center gap-4 border-b border-line bg-panel px-4">
        <Skeleton className="h-4 w-48" />
        <span className="flex-1" />
        <Skeleton className="h-8 w-24" />
        <Skeleton className="h-8 w-20" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="flex w-56 flex-col gap-3 border-r border-line bg-panel p-3">
          <Skeleton className="h-8 w-full" />
          {[60, 75, 50, 65, 55, 70].map((width) => (
            <span key={width} style={{ width: `${width}%` }}>
              <Skeleton className="h-4 w-full" />
            </span>
          ))}
        </div>
      </div>
    </main>
  );
}
