import { WorkflowEntrypoint } from "cloudflare:workers";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Make invoice
      await step.do("make_invoice", once, () => ({ number: trigger.body?.number }));

      // Archive (disabled)
      const archive = null;

      return archive;
    });
  }
}
