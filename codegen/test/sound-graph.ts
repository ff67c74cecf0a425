/** A workflow with nothing wrong in it, ways to spoil it, and what the compiler says of one. */
import type { Graph, NodeData } from "@weft/shared";
import { compile } from "../src/index.ts";
import { graph, http, manual } from "./graph.ts";

export const codes = (document: unknown) => compile(document).diagnostics.map(({ code }) => code);
export const errors = (document: unknown) =>
  compile(document)
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code }) => code);

export const start = { start: manual() };
export const sound = graph({ ...start, call: http("https://echo.weft.test") }, "start -> call");
export const withNode = (change: object): Graph => ({
  ...sound,
  nodes: [sound.nodes[0], { ...sound.nodes[1], ...change }] as Graph["nodes"],
});
export const withData = (data: NodeData | object): Graph =>
  withNode({ data: { params: { method: "GET", url: "https://x.test" }, ...data } });
export const withParams = (params: object): Graph =>
  withData({ params: { method: "GET", url: "https://x.test", ...params } });
