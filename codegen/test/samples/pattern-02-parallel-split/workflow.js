import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Take order
      const take_order = await step.do("take_order", once, () => ({ id: trigger.body?.id }));

      let send_bill, pack, notify_sales;
      await step.all(
        async () => {
          // Send bill
          send_bill = await step.do("send_bill", (context) =>
            http(context, {
              method: "POST",
              url: "https://mail.example/bills",
              body: { type: "json", value: { order: take_order?.id } },
            }),
          );
        },
        async () => {
          // Pack
          pack = await step.do("pack", (context) =>
            http(context, {
              method: "POST",
              url: "https://stock.example/parcels",
              body: { type: "json", value: { order: take_order?.id } },
            }),
          );
        },
        async () => {
          // Notify sales
          notify_sales = await step.do("notify_sales", (context) =>
            http(context, {
              method: "POST",
              url: "https://chat.example/messages",
              body: { type: "json", value: { text: `Order ${text(take_order?.id)}` } },
            }),
          );
        },
      );

      return outputOf({ send_bill, pack, notify_sales });
    });
  }
}
