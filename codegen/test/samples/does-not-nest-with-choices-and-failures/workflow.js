import { WorkflowEntrypoint } from "cloudflare:workers";
import { limit, text } from "./weft/evaluation.js";
import { failWith } from "./weft/fail-with.js";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { closeWait, openWait } from "./weft/wait.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger, startedBy }) => {
      const { node, settled } = step.graph(startedBy);
      let fetch_order, fetchOrderError, is_large, wait_for_stock, review, ship;

      // Fetch order
      node("fetch_order", ["start.out"], async () => {
        fetch_order = await step.do("fetch_order", { retries: { limit: 0 } }, (context) =>
          http(context, { method: "GET", url: `https://shop.example/orders/${text(trigger.body?.id)}` }),
        );
      }, {
        failed: (error) => {
          fetchOrderError = error;
        },
      });

      // Is large
      node("is_large", ["fetch_order.out"], async () => {
        is_large = await step.do("is_large", once, () => Boolean(fetch_order?.body?.total > 1000));
        return is_large ? "true" : "false";
      });

      // Wait for stock
      node("wait_for_stock", ["fetch_order.out"], async () => {
        const waitForStockWait = await step.do("wait_for_stock:open", (context) =>
          openWait(context, ["arrived"], "2 days"),
        );
        if (!waitForStockWait.answered) {
          await step.waitForEvent("wait_for_stock:wait", { type: "wait-wait_for_stock", timeout: "2 days" });
        }
        wait_for_stock = await step.do("wait_for_stock", (context) => closeWait(context));
        return wait_for_stock.event === null ? "timeout" : `event:${wait_for_stock.event}`;
      });

      // Review
      node("review", ["is_large.true"], async () => {
        review = await step.do("review", once, () => ({ by: trigger.body?.reviewer }));
      });

      // Cancel
      node("cancel", ["fetch_order.error", "wait_for_stock.timeout"], async () => {
        await step.do("cancel", once, () =>
          failWith(
            limit(
              `Order ${text(trigger.body?.id)} could not be kept: ${text((fetchOrderError ?? fetch_order?.error)?.message)}`,
            ),
          ),
        );
      });

      // Ship
      node("ship", ["review.out", "wait_for_stock.event:arrived", "is_large.false"], async () => {
        ship = await step.do("ship", (context) =>
          http(context, {
            method: "POST",
            url: "https://post.example/parcels",
            body: { type: "json", value: { by: review?.by, arrived: wait_for_stock?.receivedAt } },
          }),
        );
      });

      await settled();

      return ship ?? null;
    });
  }
}
