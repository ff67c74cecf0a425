import { WorkflowEntrypoint } from "cloudflare:workers";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      const large = await step.do("large", once, () => Boolean(trigger.body?.total));
      let end;
      if (large) {
        end = await step.do("end", once, () => ({ done: true }));
      }

      return end ?? null;
    });
  }
}
