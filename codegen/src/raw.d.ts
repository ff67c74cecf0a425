/** `import text from "./file.js?raw"` is the file's text; vite does it in builds, tests and the dev server. */
declare module "*?raw" {
  const text: string;
  export default text;
}
