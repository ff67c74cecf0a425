import { WorkflowEntrypoint } from "cloudflare:workers";
import { own } from "./weft/evaluation.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { endAfter, endAt } from "./weft/wait.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      await step.sleep("nap:sleep", "1 second");
      await step.do("nap", once, () => null);

      const computedEnd = await step.do("computed:end", once, () => endAfter(trigger.body?.wait ?? 5));
      await step.sleep("computed:sleep", computedEnd.ms);
      await step.do("computed", once, () => null);

      const momentEnd = await step.do("moment:end", once, () => endAt(own(trigger.body, "at")));
      await step.sleep("moment:sleep", momentEnd.ms);
      await step.do("moment", once, () => null);

      const fixedMomentEnd = await step.do("fixed_moment:end", once, () => endAt("2020-01-01T00:00:00Z"));
      await step.sleep("fixed_moment:sleep", fixedMomentEnd.ms);
      const fixed_moment = await step.do("fixed_moment", once, () => null);

      return fixed_moment;
    });
  }
}
