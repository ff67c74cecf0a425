/** Light, dark or as the system has it. `public/theme.js` sets the same attribute before the first paint. */
import { useSyncExternalStore } from "react";
import { readStored, writeStored } from "./stored.ts";

export const themeChoices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export type Theme = "light" | "dark";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let choice = parseChoice(readStored("theme"));

function parseChoice(value: string | null): ThemeChoice {
  return value === "light" || value === "dark" ? value : "system";
}

const resolve = (): Theme => (choice === "system" ? (dark.matches ? "dark" : "light") : choice);

function apply() {
  document.documentElement.dataset.theme = resolve();
  for (const listener of listeners) listener();
}

export function setTheme(next: ThemeChoice) {
  choice = next;
  writeStored("theme", next === "system" ? null : next);
  apply();
}

export const toggleTheme = () => setTheme(resolve() === "dark" ? "light" : "dark");

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The theme on screen, and the choice behind it. */
export function useTheme(): { theme: Theme; choice: ThemeChoice } {
  const theme = useSyncExternalStore(subscribe, resolve);
  return { theme, choice: useSyncExternalStore(subscribe, () => choice) };
}

dark.addEventListener("change", apply);
apply();
