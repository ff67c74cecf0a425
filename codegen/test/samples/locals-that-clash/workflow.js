import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Charge card
      let charge_card, chargeCardError;
      try {
        charge_card = await step.do("charge_card", { retries: { limit: 0 } }, (context) =>
          http(context, { method: "GET", url: "https://pay.example/one" }),
        );
      } catch (error) {
        chargeCardError = await step.caught(error);

        // Charge card error
        await step.do("charge_card_error", once, () => ({ text: chargeCardError?.message }));
      }

      // Charge card
      let chargeCardError$;
      try {
        await step.do("charge__card", { retries: { limit: 0 } }, (context) =>
          http(context, { method: "GET", url: "https://pay.example/two" }),
        );
      } catch (error) {
        chargeCardError$ = await step.caught(error);
      }
      let each_items, note_it;
      if (chargeCardError$) {
        // Note it
        note_it = await step.do("note_it", once, () => ({
          first: (chargeCardError ?? charge_card?.error)?.message,
          second: chargeCardError$?.message,
          charged: charge_card?.status,
        }));
      } else {
        // Each
        const each = await step.scope("each", async (step) => {
          const eachItems = await step.do("each:items", once, () => listOf([1, 2]));
          const eachResults = [];
          for (const [index, item] of eachItems.entries()) {
            // Items
            const items = await step.do(`items[${index}]`, once, () => item + index);
            eachResults.push(items);
          }
          return { results: eachResults, errors: [] };
        });

        // Each items
        each_items = await step.do("each_items", once, () => each?.results);
      }

      return outputOf({ note_it, each_items });
    });
  }
}
