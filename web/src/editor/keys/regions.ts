/** The editor's areas in the order F6 goes through them. */
const regions = ["[data-panel=palette]", "[data-board]", "[data-panel=inspector]", "[data-drawer]", "header"];
const focusable = "input, textarea, select, button:not(:disabled), [tabindex='0']";

/** Moves the focus to the next area that is there; the way out of the canvas, where Tab adds a step. */
export function focusNextRegion(): void {
  const found = regions
    .map((selector) => document.querySelector<HTMLElement>(selector))
    .filter((area) => area !== null);
  const here = found.findIndex((area) => area.contains(document.activeElement));
  for (let step = 1; step <= found.length; step++) {
    const area = found[(here + step) % found.length];
    const target = area?.querySelector<HTMLElement>(
      area.matches("[data-board]") ? "[data-node-id]" : focusable,
    );
    if (!target) continue;
    target.focus();
    return;
  }
}
