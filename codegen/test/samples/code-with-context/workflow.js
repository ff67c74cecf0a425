import { WorkflowEntrypoint } from "cloudflare:workers";
import { runCode } from "./weft/code.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Try hard
      let try_hard, tryHardError, too_hard;
      try {
        try_hard = await step.do("try_hard", (context) =>
          runCode(context, () => import("./code/try_hard.js"), {}),
        );
      } catch (error) {
        tryHardError = await step.caught(error);

        // Too hard
        too_hard = await step.do("too_hard", once, () => ({ because: tryHardError?.message }));
      }

      return outputOf({ try_hard, too_hard });
    });
  }
}
