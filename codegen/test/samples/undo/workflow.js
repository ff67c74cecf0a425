import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Reserve
      const reserve = await step.do(
        "reserve",
        (context) =>
          http(context, {
            method: "POST",
            url: "https://stock.example/reservations",
            body: { type: "json", value: { sku: trigger.body?.sku } },
          }),
        {
          rollback: async (undo) => {
            // Release
            await undo("release", (context) =>
              http(context, {
                method: "DELETE",
                url: `https://stock.example/reservations/${text(reserve?.body?.id)}`,
              }),
            );
          },
        },
      );

      // Charge
      const charge = await step.do(
        "charge",
        (context) =>
          http(context, {
            method: "POST",
            url: "https://pay.example/charges",
            body: { type: "json", value: { amount: trigger.body?.amount } },
          }),
        {
          rollback: async (undo) => {
            // Refund
            await undo("refund", (context) =>
              http(context, {
                method: "POST",
                url: "https://pay.example/refunds",
                body: { type: "json", value: { charge: charge?.body?.id } },
              }),
            );
          },
        },
      );

      // Ship
      const ship = await step.do("ship", { retries: { limit: 0 } }, (context) =>
        http(context, {
          method: "POST",
          url: "https://post.example/parcels",
          body: { type: "json", value: { sku: trigger.body?.sku } },
        }),
      );

      return ship;
    });
  }
}
