import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { len } from "./weft/functions.js";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Fetch lines
      const fetch_lines = await step.do("fetch_lines", (context) =>
        http(context, { method: "GET", url: `https://shop.example/orders/${text(trigger.body?.id)}/lines` }),
      );

      // Each line
      const each_line = await step.scope("each_line", async (step) => {
        const eachLineItems = await step.do("each_line:items", once, () => listOf(fetch_lines?.body));
        return step.passes(eachLineItems, { concurrency: 10 }, async (step, item, index) => {
          // Reserve
          const reserve = await step.do(`reserve[${index}]`, (context) =>
            http(context, {
              method: "POST",
              url: "https://stock.example/reservations",
              body: { type: "json", value: { sku: item } },
            }),
          );
          return reserve;
        });
      });

      // Confirm
      const confirm = await step.do("confirm", (context) =>
        http(context, {
          method: "POST",
          url: "https://mail.example/send",
          body: { type: "json", value: { lines: len(each_line?.results) } },
        }),
      );

      return confirm;
    });
  }
}
