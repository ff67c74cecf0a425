import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Charge
      let charge, chargeError;
      try {
        charge = await step.do("charge", { retries: { limit: 0 } }, (context) =>
          http(context, { method: "GET", url: "https://pay.example/one" }),
        );
      } catch (error) {
        chargeError = await step.caught(error);

        // Charge error
        await step.do("charge_error", once, () => ({ text: chargeError?.message }));
      }

      // Charge error
      let chargeErrorError;
      try {
        await step.do("charge__error", { retries: { limit: 0 } }, (context) =>
          http(context, { method: "GET", url: "https://pay.example/two" }),
        );
      } catch (error) {
        chargeErrorError = await step.caught(error);
      }
      let ids, note_it;
      if (chargeErrorError) {
        // Note it
        note_it = await step.do("note_it", once, () => ({
          text: chargeErrorError?.message,
          charged: charge?.status,
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
        const each_items = await step.do("each_items", once, () => each?.results);

        // Ids
        ids = await step.do("ids", once, () => each_items);
      }

      return outputOf({ note_it, ids });
    });
  }
}
