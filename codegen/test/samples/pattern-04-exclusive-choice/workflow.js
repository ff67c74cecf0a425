import { WorkflowEntrypoint } from "cloudflare:workers";
import { firstCase } from "./weft/cases.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // By size
      const by_size = await step.do("by_size", once, () =>
        firstCase([
          { key: "small", when: () => trigger.body?.total < 100 },
          { key: "large", when: () => trigger.body?.total >= 100 },
        ]),
      );
      let accept, review;
      switch (by_size) {
        case "small": {
          // Accept
          accept = await step.do("accept", once, () => ({ by: "machine" }));
          break;
        }
        case "large": {
          // Review
          review = await step.do("review", once, () => ({ by: "clerk" }));
          break;
        }
      }

      return outputOf({ accept, review });
    });
  }
}
