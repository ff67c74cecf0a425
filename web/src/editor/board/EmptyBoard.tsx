import { kinds } from "@weft/codegen";
import { KindIcon } from "../../canvas/KindIcon.tsx";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { Button } from "../../ui/Button.tsx";
import { useWords } from "../../words/use-words.ts";
import { placeStep } from "../place-step.ts";

/** What an empty canvas says: begin with a trigger. */
export function EmptyBoard() {
  const words = useWords().editor.canvas.empty;
  const store = useEditorStore();
  const empty = useEditor((state) => state.graph.nodes.length === 0);
  if (!empty) return null;
  return (
    <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center">
      <div className="grid max-w-80 justify-items-center gap-3 text-center">
        <div className="grid gap-1">
          <h2 className="text-lg font-semibold">{words.title}</h2>
          <p className="text-ink-2">{words.text}</p>
        </div>
        <div className="pointer-events-auto flex flex-wrap justify-center gap-2">
          {kinds
            .filter((kind) => kind.flow === "trigger")
            .map((kind) => (
              <Button
                key={kind.type}
                icon={<KindIcon type={kind.type} size={15} />}
                onClick={() => placeStep(store, kind, { type: "free", position: { x: 0, y: 0 } })}
              >
                {kind.label}
              </Button>
            ))}
        </div>
        <p className="text-sm text-ink-3">{words.drag}</p>
      </div>
    </div>
  );
}
