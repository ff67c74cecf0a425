import { WorkflowEntrypoint } from "cloudflare:workers";
import { len } from "./weft/functions.js";
import { listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Each item
      const each_item = await step.scope("each_item", async (step) => {
        const eachItemItems = await step.do("each_item:items", once, () => listOf(trigger.body?.items ?? []));
        const eachItemResults = [];
        for (const [index, item] of eachItemItems.entries()) {
          // Double
          const double = await step.do(`double[${index}]`, once, () => item * 2);
          eachItemResults.push(double);
        }
        return { results: eachItemResults, errors: [] };
      });

      // Count
      const count = await step.do("count", once, () => len(each_item?.results));

      return count;
    });
  }
}
