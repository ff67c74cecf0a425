import { type Api, apiPath, json } from "./endpoint.ts";

/** The API's own description, made from the endpoints as they are. */
export function openApiRoute(api: Api): void {
  api.openAPIRegistry.registerComponent("securitySchemes", "key", {
    type: "http",
    scheme: "bearer",
    description: "weft_<workspace>_<secret>; an open server needs none",
  });
  api.get(`${apiPath}/openapi.json`, () =>
    json(
      api.getOpenAPI31Document({
        openapi: "3.1.0",
        info: {
          title: "Weft",
          version: "1",
          description: "Errors are application/problem+json. Lists are newest first.",
        },
        security: [{ key: [] }],
      }),
    ),
  );
}
