import { z } from "zod";
import type { NodeKind } from "./kind.ts";

/** A kind's params as JSON Schema, its form in `title`, `expression`, `control`, `labels` …: see `params.ts`. */
export const formSchema = (kind: NodeKind): z.core.JSONSchema.JSONSchema =>
  z.toJSONSchema(kind.params, { io: "input", unrepresentable: "any" });
