import type { Graph, RunState } from "@weft/shared";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useContext } from "react";
import { stepName } from "../canvas/step-name.ts";
import { IconButton } from "../ui/Button.tsx";
import { useWords } from "../words/use-words.ts";
import { PassPicker } from "./PassPicker.tsx";
import { loopsOf } from "./pass-picks.ts";
import { RunPassesContext } from "./run-passes.ts";

type Props = { graph: Graph; state: RunState; nodeId: string };

/** Which pass of each loop around a step is shown, the outermost first, with the ones beside it a press away. */
export function PassTrail({ graph, state, nodeId }: Props) {
  const words = useWords().run.passes;
  const passes = useContext(RunPassesContext);
  const loops = loopsOf(graph, nodeId);
  if (!passes || loops.length === 0) return null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5" data-pass-trail>
      {loops.map((loop) => {
        const run = state.nodes[loop.id];
        const picked = passes.picks[loop.id];
        const total = run?.passes?.total ?? 0;
        if (!run) return null;
        const step = (by: number) => picked !== undefined && passes.pick(loop.id, picked + by);
        return (
          <div key={loop.id} className="flex items-center gap-1.5">
            <span className="min-w-0 flex-1 truncate text-ink-2" title={stepName(loop)}>
              {stepName(loop)}
            </span>
            <IconButton
              size="sm"
              label={words.previous}
              icon={<ChevronLeft aria-hidden size={14} />}
              disabled={picked === undefined || picked === 0}
              onClick={() => step(-1)}
            />
            <PassPicker loop={loop} run={run} place="panel" />
            <IconButton
              size="sm"
              label={words.next}
              icon={<ChevronRight aria-hidden size={14} />}
              disabled={picked === undefined || picked + 1 >= total}
              onClick={() => step(1)}
            />
          </div>
        );
      })}
    </div>
  );
}
