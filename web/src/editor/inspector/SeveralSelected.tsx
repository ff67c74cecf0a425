import { CopyPlus, Ellipsis, PowerOff, Trash2, X } from "lucide-react";
import { useEditor, useEditorStore } from "../../store/use-editor.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { useWords } from "../../words/use-words.ts";
import { duplicate, removeSelected } from "../keys/commands.ts";
import { toggleDisabled } from "../keys/toggle-disabled.ts";
import { ContainerItems } from "./ContainerItems.tsx";

/** What can be done with several steps at once. */
export function SeveralSelected() {
  const words = useWords().editor.inspector;
  const store = useEditorStore();
  const count = useEditor((state) => state.selectedNodes.size);
  return (
    <div className="grid gap-4 p-4">
      <div className="flex items-center justify-between">
        <h2 className="font-semibold">{words.several(count)}</h2>
        <IconButton
          size="sm"
          label={words.close}
          icon={<X size={15} />}
          onClick={() => store.getState().setPanel({ inspectorOpen: false })}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button icon={<CopyPlus aria-hidden size={14} />} onClick={() => duplicate(store)}>
          {words.duplicate}
        </Button>
        <Button look="danger" icon={<Trash2 aria-hidden size={14} />} onClick={() => removeSelected(store)}>
          {words.remove}
        </Button>
        <Menu
          trigger={<IconButton look="secondary" label={words.moreOfSeveral} icon={<Ellipsis size={15} />} />}
        >
          <MenuItem icon={<PowerOff size={14} />} keys="D" onSelect={() => toggleDisabled(store)}>
            {words.disableSeveral}
          </MenuItem>
          <ContainerItems />
        </Menu>
      </div>
    </div>
  );
}
