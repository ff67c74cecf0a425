import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Prepare
      const prepare = await step.scope("prepare", async (step) => {
        let load_user, load_cart;
        await step.all(
          async () => {
            // Load user
            load_user = await step.do("load_user", (context) =>
              http(context, { method: "GET", url: `https://crm.example/users/${text(trigger.body?.user)}` }),
            );
          },
          async () => {
            // Load cart
            load_cart = await step.do("load_cart", (context) =>
              http(context, { method: "GET", url: `https://shop.example/carts/${text(trigger.body?.user)}` }),
            );
          },
        );

        return outputOf({ load_user, load_cart });
      });

      // Check out
      const check_out = await step.do("check_out", (context) =>
        http(context, {
          method: "POST",
          url: "https://shop.example/orders",
          body: {
            type: "json",
            value: { name: prepare?.load_user?.body?.name, items: prepare?.load_cart?.body?.items },
          },
        }),
      );

      return check_out;
    });
  }
}
