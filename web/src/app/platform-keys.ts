import { shortcutText } from "./shortcut.ts";

const apple = /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** A shortcut as this platform writes it: `⌘K` or `Ctrl K`. */
export const commandKeys = (key: string): string => (apple ? `⌘${key}` : `Ctrl ${key}`);

/** Whether the platform's command key is down. */
export const isCommandKey = (event: { metaKey: boolean; ctrlKey: boolean }): boolean =>
  apple ? event.metaKey : event.ctrlKey;

export const isApple = apple;

/** A shortcut of the editor's notation (`mod+shift+z`) as this platform writes it. */
export const keysText = (shortcut: string): string => shortcutText(shortcut, apple);
