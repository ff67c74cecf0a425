import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { areCommandsOpen, setCommandsOpen, subscribeToCommands } from "./commands-open.ts";
import { isCommandKey } from "./platform-keys.ts";

const CommandPalette = lazy(async () => ({ default: (await import("./CommandPalette.tsx")).CommandPalette }));

/** The command palette behind its key; nothing of it is fetched before it is opened. */
export function Commands() {
  const open = useSyncExternalStore(subscribeToCommands, areCommandsOpen);
  const [everOpened, setEverOpened] = useState(open);
  useEffect(() => {
    if (open) setEverOpened(true);
  }, [open]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !isCommandKey(event) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setCommandsOpen(!areCommandsOpen());
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  if (!everOpened) return null;
  return (
    <Suspense>
      <CommandPalette open={open} />
    </Suspense>
  );
}
