import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Has card
      const has_card = await step.do("has_card", once, () => Boolean(trigger.body?.card));
      let charge_card;
      if (has_card) {
        // Charge card
        charge_card = await step.do("charge_card", (context) =>
          http(context, {
            method: "POST",
            url: "https://pay.example/charges",
            body: { type: "json", value: { card: trigger.body?.card } },
          }),
        );
      } else {
        // Send bill
        await step.do("send_bill", (context) =>
          http(context, {
            method: "POST",
            url: "https://mail.example/bills",
            body: { type: "json", value: { to: trigger.body?.mail } },
          }),
        );
      }

      // Ship
      const ship = await step.do("ship", (context) =>
        http(context, {
          method: "POST",
          url: "https://post.example/parcels",
          body: { type: "json", value: { paid: charge_card?.status === 200 } },
        }),
      );

      return ship;
    });
  }
}
