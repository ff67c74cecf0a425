import { compile } from "@weft/codegen";
import { compiledSchema, compileRequestSchema } from "@weft/shared";
import { type Api, endpoint, json } from "../endpoint.ts";

export function compileRoutes(api: Api): void {
  endpoint(
    api,
    {
      method: "post",
      path: "/compile",
      summary: "Compile a graph without keeping it; with errors `modules` is null",
      body: compileRequestSchema,
      answers: { 200: { description: "The code, or what is wrong", schema: compiledSchema } },
    },
    ({ body }) => {
      const { modules, steps, cost, manifest, diagnostics } = compile(body.graph);
      return json({ modules, steps, cost, manifest, diagnostics });
    },
  );
}
