import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { sum } from "./weft/functions.js";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Fetch order
      const fetch_order = await step.do("fetch_order", (context) =>
        http(context, { method: "GET", url: `https://echo.weft.test/orders/${text(trigger.body?.id)}` }),
      );

      // Total
      const total = await step.do("total", once, () =>
        sum(fetch_order?.body?.query?.lines?.map((line) => line?.price)),
      );

      return total;
    });
  }
}
