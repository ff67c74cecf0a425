import { WorkflowEntrypoint } from "cloudflare:workers";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      let c, b;
      await step.all(
        async () => {
          await step.do("a", once, () => ({ x: 1 }));

          c = await step.do("c", once, () => ({ x: 3 }));
        },
        async () => {
          b = await step.do("b", once, () => ({ x: 2 }));
        },
      );

      return outputOf({ b, c });
    });
  }
}
