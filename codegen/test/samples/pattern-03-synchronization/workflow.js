import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      let send_bill, pack;
      await step.all(
        async () => {
          // Send bill
          send_bill = await step.do("send_bill", (context) =>
            http(context, {
              method: "POST",
              url: "https://mail.example/bills",
              body: { type: "json", value: { order: trigger.body?.id } },
            }),
          );
        },
        async () => {
          // Pack
          pack = await step.do("pack", (context) =>
            http(context, {
              method: "POST",
              url: "https://stock.example/parcels",
              body: { type: "json", value: { order: trigger.body?.id } },
            }),
          );
        },
      );

      // Ship
      const ship = await step.do("ship", (context) =>
        http(context, {
          method: "POST",
          url: "https://post.example/parcels",
          body: { type: "json", value: { bill: send_bill?.body?.bill, parcel: pack?.body?.parcel } },
        }),
      );

      return ship;
    });
  }
}
