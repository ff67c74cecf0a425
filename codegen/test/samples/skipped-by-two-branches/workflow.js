import { WorkflowEntrypoint } from "cloudflare:workers";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      const large = await step.do("large", once, () => Boolean(trigger.body?.total > 1000));
      let both, other;
      if (large) {
        let a;
        await step.all(
          async () => {
            a = await step.do("a", once, () => ({ x: 1 }));
          },
          async () => {
            await step.do("b", once, () => ({ x: 2 }));
          },
        );

        both = await step.do("both", once, () => ({ y: a?.x }));
      } else {
        other = await step.do("other", once, () => ({ z: 1 }));
      }

      return outputOf({ other, both });
    });
  }
}
