/** What the bench measures, in one bundle as the browser and the worker get it. */
export { compile } from "../src/index.ts";
export { mixedGraph } from "./mixed-graph.ts";
export { wholeLanguage } from "./whole-language.ts";
