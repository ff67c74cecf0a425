/** What the bundler makes of `import.meta.glob` with `query: "?raw"` and `eager`: text by file, for tests. */
interface ImportMeta {
  glob<T>(pattern: string, options: { eager: true; query: "?raw"; import: "default" }): Record<string, T>;
}
