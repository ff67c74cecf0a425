import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger, triggered }) => {
      const by_hand = triggered("by_hand");

      // Fetch order
      const fetch_order = await step.do("fetch_order", (context) =>
        http(context, { method: "GET", url: `https://shop.example/orders/${text(trigger.body?.id)}` }),
      );

      // Summary
      const summary = await step.do("summary", once, () => ({
        order: fetch_order?.body?.id,
        manual: by_hand?.kind,
      }));

      return summary;
    });
  }
}
