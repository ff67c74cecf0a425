import { WorkflowEntrypoint } from "cloudflare:workers";
import { len } from "./weft/functions.js";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Fetch orders
      const fetch_orders = await step.do("fetch_orders", (context) =>
        http(context, { method: "GET", url: "https://shop.example/orders" }),
      );

      // Each order
      const each_order = await step.scope("each_order", async (step) => {
        const eachOrderItems = await step.do("each_order:items", once, () =>
          listOf(fetch_orders?.body?.orders),
        );
        const eachOrderResults = [];
        for (const [index, item] of eachOrderItems.entries()) {
          // Is paid
          const is_paid = await step.do(`is_paid[${index}]`, once, () => Boolean(item?.paid));
          let ship, remind;
          if (is_paid) {
            // Ship
            ship = await step.do(`ship[${index}]`, (context) =>
              http(context, {
                method: "POST",
                url: "https://post.example/parcels",
                body: { type: "json", value: { order: item?.id, place: index + 1 } },
              }),
            );
          } else {
            // Remind
            remind = await step.do(`remind[${index}]`, (context) =>
              http(context, {
                method: "POST",
                url: "https://mail.example/send",
                body: { type: "json", value: { to: item?.mail } },
              }),
            );
          }

          eachOrderResults.push(outputOf({ ship, remind }));
        }
        return { results: eachOrderResults, errors: [] };
      });

      // Report
      const report = await step.do("report", once, () => ({ done: len(each_order?.results) }));

      return report;
    });
  }
}
