import type { GraphNode, NodeState } from "@weft/shared";
import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { type ReactNode, useContext, useState } from "react";
import { PassCount } from "../canvas/PassCount.tsx";
import { stepName } from "../canvas/step-name.ts";
import { usePortalContainer } from "../ui/portal-container.ts";
import { useWords } from "../words/use-words.ts";
import { PassList } from "./PassList.tsx";
import { RunPassesContext } from "./run-passes.ts";

type Props = {
  loop: GraphNode;
  run: NodeState;
  /** On a card the counter stands in it, elsewhere which pass is shown. */
  place: "card" | "panel";
};

/** Chooses which pass of a loop is shown. */
export function PassPicker({ loop, run, place }: Props) {
  const words = useWords().run.passes;
  const passes = useContext(RunPassesContext);
  const container = usePortalContainer();
  const [open, setOpen] = useState(false);
  if (!passes) return null;
  const picked = passes.picks[loop.id];
  const shown = picked === undefined ? words.latest : words.pass(picked + 1);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <button
          type="button"
          aria-label={words.choose(stepName(loop), shown)}
          data-pass-picker={loop.id}
          onKeyDown={(event) => event.stopPropagation()}
          onDoubleClick={(event) => event.stopPropagation()}
          className={clsx(
            "nodrag nopan flex shrink-0 items-center gap-1.5 rounded-md whitespace-nowrap hover:bg-hover",
            place === "card" ? "-mr-1 h-6.5 px-1.5" : "h-7 border border-line-strong bg-raised px-2",
            picked !== undefined && "bg-accent-soft",
          )}
        >
          <Label place={place} loop={loop} run={run} picked={picked !== undefined} shown={shown} />
          <ChevronDown aria-hidden size={13} className="text-ink-3" />
        </button>
      </Popover.Trigger>
      <Popover.Portal container={container}>
        <Popover.Content
          aria-label={words.of(stepName(loop))}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          onKeyDown={(event) => event.stopPropagation()}
          className="z-50 w-72 rounded-xl border border-line bg-raised shadow-float outline-none"
        >
          <PassList passes={passes} loop={loop} onDone={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type LabelProps = Omit<Props, "place"> & { place: Props["place"]; picked: boolean; shown: string };

function Label({ place, loop, run, picked, shown }: LabelProps): ReactNode {
  if (place === "panel") return shown;
  return (
    <>
      {picked && <span className="text-sm font-medium">{shown}</span>}
      <PassCount node={loop} run={run} />
    </>
  );
}
