import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Each order
      const each_order = await step.scope("each_order", async (step) => {
        const eachOrderItems = await step.do("each_order:items", once, () => listOf(trigger.body?.orders));
        const eachOrderResults = [];
        for (const [index, item] of eachOrderItems.entries()) {
          // Each line
          const each_line = await step.scope(`each_line[${index}]`, async (step) => {
            const eachLineItems = await step.do(`each_line[${index}]:items`, once, () => listOf(item?.lines));
            return step.passes(eachLineItems, { concurrency: 3 }, async (step, item2, index2) => {
              // Price
              const price = await step.do(`price[${index}][${index2}]`, once, () => ({
                order: item?.id,
                place: `${index}.${index2}`,
                sku: item2,
              }));
              return price;
            });
          });

          // Send invoice
          const send_invoice = await step.do(`send_invoice[${index}]`, (context) =>
            http(context, {
              method: "POST",
              url: "https://mail.example/invoices",
              body: { type: "json", value: { order: item?.id, lines: each_line?.results } },
            }),
          );

          eachOrderResults.push(send_invoice);
        }
        return { results: eachOrderResults, errors: [] };
      });
      return each_order;
    });
  }
}
