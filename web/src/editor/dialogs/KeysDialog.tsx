import { keysText } from "../../app/platform-keys.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { useWords } from "../../words/use-words.ts";
import { type Command, commands } from "../keys/commands.ts";

/** Every shortcut, from the list that binds them. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const words = useWords().editor.keys;
  const groups = Object.keys(words.groups) as Command["group"][];
  return (
    <Dialog open onOpenChange={onClose} title={words.title} className="w-[min(720px,calc(100vw-32px))]">
      <div data-autofocus tabIndex={-1} className="grid grid-cols-2 gap-x-8 gap-y-5 outline-none">
        {groups.map((group) => (
          <section key={group} className="grid content-start gap-1">
            <h3 className="pb-1 text-sm font-medium text-ink-3">{words.groups[group]}</h3>
            {namesIn(group).map((name) => (
              <p key={name} className="flex min-h-7 items-center justify-between gap-3">
                {words[name] as string}
                <span className="flex gap-1">
                  {keysOf(name).map((keys) => (
                    <Kbd key={keys}>{keysText(keys)}</Kbd>
                  ))}
                </span>
              </p>
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const namesIn = (group: Command["group"]): Command["name"][] => [
  ...new Set(commands.filter((command) => command.group === group).map((command) => command.name)),
];

/** One way to do it is enough, except that arrows are four keys. */
const keysOf = (name: Command["name"]): string[] =>
  commands.filter((command) => command.name === name).flatMap((command) => command.keys.slice(0, 1));
