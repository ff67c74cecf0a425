/** Shortcuts as text: `mod+shift+z`, `delete`, `?`. `mod` is ⌘ on Apple's machines, Ctrl elsewhere. */
export type Pressed = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
};

const names: Record<string, string> = {
  arrowleft: "Left",
  arrowright: "Right",
  arrowup: "Up",
  arrowdown: "Down",
  enter: "Enter",
  tab: "Tab",
  delete: "Del",
  backspace: "Backspace",
  space: "Space",
  escape: "Esc",
};

export function matches(shortcut: string, event: Pressed, apple: boolean): boolean {
  const parts = shortcut.split("+");
  const key = parts.at(-1) ?? "";
  const has = (part: string) => parts.slice(0, -1).includes(part);
  const mod = apple ? event.metaKey : event.ctrlKey;
  const other = apple ? event.ctrlKey : event.metaKey;
  // A sign such as `?` is typed with shift on some keyboards and without on others.
  const shift = /^[^\p{L}\d]$/u.test(key) || has("shift") === event.shiftKey;
  return event.key.toLowerCase() === key && mod === has("mod") && !other && !event.altKey && shift;
}

/** As this platform writes it: `⌘⇧Z` or `Ctrl Shift Z`. */
export function shortcutText(shortcut: string, apple: boolean): string {
  const parts = shortcut.split("+").map((part) => {
    if (part === "mod") return apple ? "⌘" : "Ctrl";
    if (part === "shift") return apple ? "⇧" : "Shift";
    return names[part] ?? part.toUpperCase();
  });
  const signs = apple && parts.every((part) => part.length === 1);
  return parts.join(signs ? "" : " ");
}
