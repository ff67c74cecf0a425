import { WorkflowEntrypoint } from "cloudflare:workers";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // In stock
      const in_stock = await step.do("in_stock", once, () => Boolean(trigger.body?.stock > 0));
      if (!in_stock) {
        // Sold out
        return step.return("sold_out", () => ({ sold: false }));
      }

      // Sell
      const sell = await step.do("sell", once, () => ({ sold: true, left: trigger.body?.stock - 1 }));

      return sell;
    });
  }
}
