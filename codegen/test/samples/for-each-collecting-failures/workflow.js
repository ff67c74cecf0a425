import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Each address
      const each_address = await step.scope("each_address", async (step) => {
        const eachAddressItems = await step.do("each_address:items", once, () =>
          listOf(trigger.body?.addresses),
        );
        return step.passes(
          eachAddressItems,
          { concurrency: 1, collect: true },
          async (step, item, index) => {
            // Send
            const send = await step.do(`send[${index}]`, { retries: { limit: 0 } }, (context) =>
              http(context, {
                method: "POST",
                url: "https://mail.example/send",
                body: { type: "json", value: { to: item } },
              }),
            );
            return send;
          },
          (index) => `each_address[${index}]:started`,
        );
      });

      // Report
      const report = await step.do("report", once, () => ({
        sent: each_address?.results?.filter((result) => result !== null)?.length,
        failed: each_address?.errors?.map((error) => error?.index),
      }));

      return report;
    });
  }
}
