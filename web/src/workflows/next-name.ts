/** The first of the names that `taken` does not have yet: `Untitled workflow`, `Untitled workflow 2`, … */
export function nextName(name: (n: number) => string, taken: readonly string[]): string {
  const used = new Set(taken);
  for (let n = 1; ; n++) if (!used.has(name(n))) return name(n);
}
