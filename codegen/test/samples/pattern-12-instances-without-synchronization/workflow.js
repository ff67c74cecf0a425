import { WorkflowEntrypoint } from "cloudflare:workers";
import { len } from "./weft/functions.js";
import { listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { startWorkflow } from "./weft/subworkflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Each customer
      const each_customer = await step.scope("each_customer", async (step) => {
        const eachCustomerItems = await step.do("each_customer:items", once, () =>
          listOf(trigger.body?.customers),
        );
        const eachCustomerResults = [];
        for (const [index, item] of eachCustomerItems.entries()) {
          // Start campaign
          const start_campaign = await step.do(`start_campaign[${index}]`, (context) =>
            startWorkflow(context, {
              workflowId: "wf_campaign",
              version: "live",
              input: { customer: item },
              wait: false,
            }),
          );
          eachCustomerResults.push(start_campaign);
        }
        return { results: eachCustomerResults, errors: [] };
      });

      // Done
      const done = await step.do("done", once, () => ({ started: len(each_customer?.results) }));

      return done;
    });
  }
}
