import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Each shop
      await step.scope("each_shop", async (step) => {
        const eachShopItems = await step.do("each_shop:items", once, () =>
          listOf(["north", "south", "west"]),
        );
        const eachShopResults = [];
        for (const [index, item] of eachShopItems.entries()) {
          // Ask
          const ask = await step.do(`ask[${index}]`, (context) =>
            http(context, { method: "GET", url: `https://${text(item)}.example/stock` }),
          );

          // Has it
          const has_it = await step.do(`has_it[${index}]`, once, () => Boolean(ask?.body?.stock > 0));
          if (has_it) {
            // Found
            return step.return(`found[${index}]`, () => ({ shop: item, stock: ask?.body?.stock }));
          }

          eachShopResults.push(null);
        }
        return { results: eachShopResults, errors: [] };
      });

      // Nowhere
      const nowhere = await step.do("nowhere", once, () => ({ shop: null }));

      return nowhere;
    });
  }
}
