import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { closeWait, openWait } from "./weft/wait.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Collect offers
      let collect_offers, collectOffersError;
      try {
        collect_offers = await step.scope(
          "collect_offers",
          { timeout: "2 days", timer: "collect_offers:timer", winner: "collect_offers:winner" },
          async (step) => {
            const { node, settled } = step.graph();
            let wait_for_north, wait_for_south, compare;

            // Ask north
            node("ask_north", [], async () => {
              await step.do("ask_north", (context) =>
                http(context, {
                  method: "POST",
                  url: "https://north.example/offers",
                  body: { type: "json", value: 1 },
                }),
              );
            });

            // Ask south
            node("ask_south", [], async () => {
              await step.do("ask_south", (context) =>
                http(context, {
                  method: "POST",
                  url: "https://south.example/offers",
                  body: { type: "json", value: 1 },
                }),
              );
            });

            // Wait for north
            node("wait_for_north", ["ask_north.out"], async () => {
              const waitForNorthWait = await step.do("wait_for_north:open", (context) =>
                openWait(context, ["north"], "7 days"),
              );
              if (!waitForNorthWait.answered) {
                await step.waitForEvent("wait_for_north:wait", {
                  type: "wait-wait_for_north",
                  timeout: "7 days",
                });
              }
              wait_for_north = await step.do("wait_for_north", (context) => closeWait(context));
              return wait_for_north.event === null ? "timeout" : `event:${wait_for_north.event}`;
            });

            // Wait for south
            node("wait_for_south", ["ask_south.out"], async () => {
              const waitForSouthWait = await step.do("wait_for_south:open", (context) =>
                openWait(context, ["south"], "7 days"),
              );
              if (!waitForSouthWait.answered) {
                await step.waitForEvent("wait_for_south:wait", {
                  type: "wait-wait_for_south",
                  timeout: "7 days",
                });
              }
              wait_for_south = await step.do("wait_for_south", (context) => closeWait(context));
              return wait_for_south.event === null ? "timeout" : `event:${wait_for_south.event}`;
            });

            // Compare
            node("compare", ["wait_for_north.event:north", "wait_for_south.event:south"], async () => {
              compare = await step.do("compare", once, () => ({
                north: wait_for_north?.payload,
                south: wait_for_south?.payload,
              }));
            });

            await settled();

            return compare ?? null;
          },
        );
      } catch (error) {
        collectOffersError = await step.caught(error);
      }
      let order, close;
      if (collectOffersError) {
        // Close
        close = await step.do("close", once, () => ({ because: collectOffersError?.name }));
      } else {
        // Order
        order = await step.do("order", (context) =>
          http(context, {
            method: "POST",
            url: "https://shop.example/orders",
            body: { type: "json", value: { offers: collect_offers } },
          }),
        );
      }

      return outputOf({ order, close });
    });
  }
}
