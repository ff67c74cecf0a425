import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, startedBy }) => {
      const { node, settled } = step.graph(startedBy);
      let fetch_user, fetch_cart, greet, price_cart;

      // Fetch user
      node("fetch_user", ["start.out"], async () => {
        fetch_user = await step.do("fetch_user", (context) =>
          http(context, { method: "GET", url: "https://crm.example/user" }),
        );
      });

      // Fetch cart
      node("fetch_cart", ["start.out"], async () => {
        fetch_cart = await step.do("fetch_cart", (context) =>
          http(context, { method: "GET", url: "https://shop.example/cart" }),
        );
      });

      // Greet
      node("greet", ["fetch_user.out"], async () => {
        greet = await step.do("greet", once, () => ({ name: fetch_user?.body?.name }));
      });

      // Price cart
      node("price_cart", ["fetch_user.out", "fetch_cart.out"], async () => {
        price_cart = await step.do("price_cart", once, () => ({
          total: fetch_cart?.body?.total,
          vip: fetch_user?.body?.vip,
        }));
      });

      await settled();

      return outputOf({ greet, price_cart });
    });
  }
}
