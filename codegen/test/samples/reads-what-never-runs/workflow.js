import { WorkflowEntrypoint } from "cloudflare:workers";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Quote
      const quote = await step.do("quote", once, () => 4);

      // Compare
      const compare = await step.do("compare", once, () => [quote, undefined, undefined?.error]);

      return compare;
    });
  }
}
