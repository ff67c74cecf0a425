import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, startedBy }) => {
      const { node, seen, settled } = step.graph(startedBy);
      let ask_cache, ask_shop, askShopError, answer, give_up;

      // Ask cache
      node("ask_cache", ["start.out"], async () => {
        ask_cache = await step.do("ask_cache", (context) =>
          http(context, { method: "GET", url: "https://cache.example/price" }),
        );
      });

      // Ask shop
      node("ask_shop", ["start.out"], async () => {
        ask_shop = await step.do("ask_shop", { retries: { limit: 0 } }, (context) =>
          http(context, { method: "GET", url: "https://shop.example/price" }),
        );
      }, {
        failed: (error) => {
          askShopError = error;
        },
      });

      // Answer
      node("answer", ["ask_cache.out", "ask_shop.out"], async () => {
        const {
          ask_cache: answerAskCacheSeen,
          ask_shop: answerAskShopSeen,
          "ask_shop.error": answerAskShopErrorSeen,
        } = await seen("answer:seen", () => ({ ask_cache, ask_shop, "ask_shop.error": askShopError }));
        answer = await step.do("answer", once, () => ({
          cached: answerAskCacheSeen?.body?.price,
          fresh: answerAskShopSeen?.body?.price,
          problem: (answerAskShopErrorSeen ?? answerAskShopSeen?.error)?.message,
        }));
      }, { join: "any" });

      // Give up
      node("give_up", ["ask_shop.error"], async () => {
        give_up = await step.do("give_up", once, () => ({ open: true }));
      });

      await settled();

      return outputOf({ answer, give_up });
    });
  }
}
