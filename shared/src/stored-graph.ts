import { z } from "zod";
import type { Graph } from "./graph.ts";

/** Anything sent as a graph: `storageDiagnostics` and `compile` in codegen say what is wrong with it. */
export const storedGraphSchema = z
  .custom<Graph>((value) => value !== undefined)
  .meta({ description: "A graph document, schemaVersion 1", type: "object" });
