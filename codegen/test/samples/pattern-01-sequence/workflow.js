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

      // Make invoice
      const make_invoice = await step.do("make_invoice", once, () => ({
        order: fetch_order?.body?.id,
        gross: fetch_order?.body?.net * 1.19,
      }));

      // Send invoice
      const send_invoice = await step.do("send_invoice", (context) =>
        http(context, {
          method: "POST",
          url: "https://mail.example/invoices",
          body: { type: "json", value: make_invoice },
        }),
      );

      return send_invoice;
    });
  }
}
