import type { GraphNode } from "@weft/shared";
import { Copy, CopyPlus, Ellipsis, PowerOff, Trash2, X } from "lucide-react";
import { commandKeys } from "../../app/platform-keys.ts";
import { KindIcon } from "../../canvas/KindIcon.tsx";
import { stepName } from "../../canvas/step-name.ts";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../ui/Menu.tsx";
import { toast } from "../../ui/toasts.ts";
import { useWords } from "../../words/use-words.ts";
import { copySteps } from "../edits/clipboard.ts";
import { duplicate, removeSelected } from "../keys/commands.ts";
import { canDisable, toggleDisabled } from "../keys/toggle-disabled.ts";
import { ContainerItems } from "./ContainerItems.tsx";

/** Which step this is, and what can be done with it as a whole. */
export function InspectorHeader({ node }: { node: GraphNode }) {
  const words = useWords().editor;
  const store = useEditorStore();
  const setPanel = useEditor((state) => state.setPanel);
  async function copy() {
    const { graph, selectedNodes } = store.getState();
    try {
      await navigator.clipboard.writeText(copySteps(graph, selectedNodes));
      toast.show(words.clipboard.copied(selectedNodes.size));
    } catch {
      // The browser asks no reason; the keys work without permission.
      toast.error(words.clipboard.refused);
    }
  }
  const menu = <IconButton size="sm" label={words.inspector.more} icon={<Ellipsis size={15} />} />;
  return (
    <header className="flex shrink-0 items-center gap-2.5 py-2.5 pr-2 pl-3.5">
      <span className="grid size-8 shrink-0 place-items-center rounded-lg border border-line bg-bg text-ink-2">
        <KindIcon type={node.type} />
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="truncate font-semibold" title={stepName(node)}>
          {stepName(node)}
        </h2>
        <p className="truncate font-mono text-xs text-ink-3">{node.id}</p>
      </div>
      <Menu trigger={menu}>
        <MenuItem icon={<Copy size={14} />} keys={commandKeys("C")} onSelect={() => void copy()}>
          {words.inspector.copy}
        </MenuItem>
        <MenuItem icon={<CopyPlus size={14} />} keys={commandKeys("D")} onSelect={() => duplicate(store)}>
          {words.inspector.duplicate}
        </MenuItem>
        {canDisable(node) && (
          <MenuItem icon={<PowerOff size={14} />} keys="D" onSelect={() => toggleDisabled(store)}>
            {node.data.disabled === true ? words.inspector.enable : words.inspector.disable}
          </MenuItem>
        )}
        <ContainerItems />
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 size={14} />} keys="Del" onSelect={() => removeSelected(store)}>
          {words.inspector.remove}
        </MenuItem>
      </Menu>
      <IconButton
        size="sm"
        label={words.inspector.close}
        icon={<X size={15} />}
        onClick={() => setPanel({ inspectorOpen: false })}
      />
    </header>
  );
}
