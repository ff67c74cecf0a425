import type { GraphNode, NodeState } from "@weft/shared";
import { useWords } from "../words/use-words.ts";

/** A card's status in words: in the run that is shown, else whether the step would run at all. */
export function useCardStatus(node: GraphNode, run: NodeState | undefined): string {
  const words = useWords();
  if (node.data?.disabled === true) return words.editor.canvas.disabled;
  return run ? words.common.status[run.status] : words.editor.canvas.noRun;
}
