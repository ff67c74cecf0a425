import { isContainer, kinds } from "@weft/codegen";
import { PackageOpen, SquareArrowOutUpRight } from "lucide-react";
import { keysText } from "../../app/platform-keys.ts";
import { KindIcon } from "../../canvas/KindIcon.tsx";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { MenuItem, MenuSeparator } from "../../ui/Menu.tsx";
import { useWords } from "../../words/use-words.ts";
import { canWrap } from "../edits/wrap-steps.ts";
import {
  liesInContainer,
  takeSelectedOut,
  unwrapSelected,
  wrapSelected,
} from "../keys/container-commands.ts";
import { useCutNotice } from "../use-cut-notice.ts";

/** What the menu of the selected steps offers about containers: in, out, and apart. */
export function ContainerItems() {
  const words = useWords().editor.containers;
  const store = useEditorStore();
  const sayCut = useCutNotice();
  const graph = useEditor((state) => state.graph);
  const selected = useEditor((state) => state.selectedNodes);
  const takesApart = graph.nodes.some((node) => selected.has(node.id) && isContainer(node));
  const takesOut = liesInContainer(store);
  const wraps = canWrap(graph, selected);
  if (!takesApart && !takesOut && !wraps) return null;
  return (
    <>
      <MenuSeparator />
      {wraps &&
        kinds
          .filter((kind) => isContainer({ type: kind.type }))
          .map((kind) => (
            <MenuItem
              key={kind.type}
              icon={<KindIcon type={kind.type} size={14} />}
              {...(kind.flow === "scope" ? { keys: keysText("mod+g") } : {})}
              onSelect={() => wrapSelected(store, kind)}
            >
              {words.wrap(kind.label)}
            </MenuItem>
          ))}
      {takesOut && (
        <MenuItem
          icon={<SquareArrowOutUpRight size={14} />}
          keys={keysText("mod+shift+g")}
          onSelect={() => sayCut(takeSelectedOut(store))}
        >
          {words.takeOut}
        </MenuItem>
      )}
      {takesApart && (
        <MenuItem icon={<PackageOpen size={14} />} onSelect={() => unwrapSelected(store)}>
          {words.unwrap}
        </MenuItem>
      )}
    </>
  );
}
