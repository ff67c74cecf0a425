import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Warm up
      try {
        await step.do("warm_up", { retries: { limit: 0 } }, (context) =>
          http(context, { method: "GET", url: "https://cache.example/warm" }),
        );
      } catch (error) {
        await step.caught(error);
      }

      // Fetch page
      const fetch_page = await step.do("fetch_page", (context) =>
        http(context, { method: "GET", url: "https://shop.example/page" }),
      );

      return fetch_page;
    });
  }
}
