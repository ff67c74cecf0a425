import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Fetch order
      const fetch_order = await step.do("fetch_order", (context) =>
        http(context, { method: "GET", url: `https://shop.example/orders/${text(trigger.body?.id)}` }),
      );

      // Check fraud (disabled)
      const check_fraud = null;

      // Accept
      const accept = await step.do("accept", once, () => ({
        order: fetch_order?.body?.id,
        skippedCheck: check_fraud === null,
      }));

      return accept;
    });
  }
}
