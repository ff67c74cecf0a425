import { WorkflowEntrypoint } from "cloudflare:workers";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      const call = trigger;

      // Add tax
      const add_tax = await step.do("add_tax", once, () => ({ gross: call?.body?.amount * 1.19 }));
      return add_tax;
    });
  }
}
