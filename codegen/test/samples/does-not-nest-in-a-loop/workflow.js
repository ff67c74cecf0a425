import { WorkflowEntrypoint } from "cloudflare:workers";
import { len } from "./weft/functions.js";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Each customer
      const each_customer = await step.scope("each_customer", async (step) => {
        const eachCustomerItems = await step.do("each_customer:items", once, () =>
          listOf(trigger.body?.customers),
        );
        const eachCustomerResults = [];
        for (const [index, item] of eachCustomerItems.entries()) {
          const { node, settled } = step.graph();
          let fetch_user, fetch_cart, greet, price_cart;

          // Fetch user
          node("fetch_user", [], async () => {
            fetch_user = await step.do(`fetch_user[${index}]`, (context) =>
              http(context, { method: "GET", url: "https://crm.example/user" }),
            );
          });

          // Fetch cart
          node("fetch_cart", [], async () => {
            fetch_cart = await step.do(`fetch_cart[${index}]`, (context) =>
              http(context, { method: "GET", url: "https://shop.example/cart" }),
            );
          });

          // Greet
          node("greet", ["fetch_user.out"], async () => {
            greet = await step.do(`greet[${index}]`, once, () => ({
              name: fetch_user?.body?.name,
              place: index,
            }));
          });

          // Price cart
          node("price_cart", ["fetch_user.out", "fetch_cart.out"], async () => {
            price_cart = await step.do(`price_cart[${index}]`, once, () => ({
              total: fetch_cart?.body?.total,
              vip: fetch_user?.body?.vip,
            }));
          });

          await settled();

          eachCustomerResults.push(outputOf({ greet, price_cart }));
        }
        return { results: eachCustomerResults, errors: [] };
      });

      // Count
      const count = await step.do("count", once, () => len(each_customer?.results));

      return count;
    });
  }
}
