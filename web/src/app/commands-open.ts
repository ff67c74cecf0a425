/** Whether the command palette is open; a store of its own, so that any part can open it. */
let open = false;
const listeners = new Set<() => void>();

export function setCommandsOpen(next: boolean) {
  open = next;
  for (const listener of listeners) listener();
}

export const openCommands = () => setCommandsOpen(true);
export const areCommandsOpen = () => open;

export function subscribeToCommands(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
