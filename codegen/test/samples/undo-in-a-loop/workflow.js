import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Each seat
      const each_seat = await step.scope("each_seat", async (step) => {
        const eachSeatItems = await step.do("each_seat:items", once, () => listOf(trigger.body?.seats));
        const eachSeatResults = [];
        for (const [index, item] of eachSeatItems.entries()) {
          // Hold
          const hold = await step.do(
            `hold[${index}]`,
            { retries: { limit: 0 } },
            (context) =>
              http(context, {
                method: "POST",
                url: "https://seats.example/holds",
                body: { type: "json", value: { seat: item } },
              }),
            {
              rollback: async (undo) => {
                // Free
                await undo("free", (context) =>
                  http(context, {
                    method: "POST",
                    url: "https://seats.example/free",
                    body: { type: "json", value: { hold: hold?.body?.id, seat: item } },
                  }),
                );
              },
            },
          );
          eachSeatResults.push(hold);
        }
        return { results: eachSeatResults, errors: [] };
      });
      return each_seat;
    });
  }
}
