import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      let search;
      await step.all(
        async () => {
          // Ask first
          const ask_first = await step.do("ask_first", (context) =>
            http(context, { method: "GET", url: "https://north.example/stock" }),
          );

          // Has it
          const has_it = await step.do("has_it", once, () => Boolean(ask_first?.body?.stock > 0));
          if (has_it) {
            // Found
            return step.return("found", () => ({ from: "north" }));
          }
        },
        async () => {
          // Prepare search
          const prepare_search = await step.do("prepare_search", (context) =>
            http(context, { method: "GET", url: "https://search.example/index" }),
          );

          // Search
          search = await step.do("search", (context) =>
            http(context, {
              method: "POST",
              url: "https://search.example/queries",
              body: { type: "json", value: { index: prepare_search?.body } },
            }),
          );
        },
      );

      return search ?? null;
    });
  }
}
