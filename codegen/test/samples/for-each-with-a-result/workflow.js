import { WorkflowEntrypoint } from "cloudflare:workers";
import { add, text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { store } from "./weft/store.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Each line
      const each_line = await step.scope("each_line", async (step) => {
        const eachLineItems = await step.do("each_line:items", once, () => listOf(trigger.body?.lines));
        const eachLineResults = [];
        for (const [index, item] of eachLineItems.entries()) {
          // Fetch price
          const fetch_price = await step.do(`fetch_price[${index}]`, (context) =>
            http(context, { method: "GET", url: `https://shop.example/prices/${text(item?.sku)}` }),
          );

          // Remember
          await step.do(`remember[${index}]`, (context) =>
            store(context, { op: "set", key: `prices/${text(item?.sku)}`, value: fetch_price?.body?.price }),
          );

          eachLineResults.push(fetch_price?.body?.price * item?.count);
        }
        return { results: eachLineResults, errors: [] };
      });

      // Total
      const total = await step.do("total", once, () =>
        each_line?.results?.reduce((sum, price) => add(sum, price), 0),
      );

      return total;
    });
  }
}
