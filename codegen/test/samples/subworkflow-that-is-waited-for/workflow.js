import { WorkflowEntrypoint } from "cloudflare:workers";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { startWorkflow, workflowResult } from "./weft/subworkflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Run check
      let run_check, runCheckError;
      try {
        await step.do("run_check:start", (context) =>
          startWorkflow(context, {
            workflowId: "wf_credit_check",
            version: "live",
            input: { customer: trigger.body?.customer },
            wait: true,
          }),
        );
        await step.waitForEvent("run_check:wait", { type: "wait-run_check", timeout: "365 days" });
        run_check = await step.do("run_check", (context) => workflowResult(context));
      } catch (error) {
        runCheckError = await step.caught(error);
      }
      let decide, by_hand;
      if (runCheckError) {
        // By hand
        by_hand = await step.do("by_hand", once, () => ({ because: runCheckError?.message }));
      } else {
        // Decide
        decide = await step.do("decide", once, () => ({ ok: run_check?.score > 50 }));
      }

      return outputOf({ decide, by_hand });
    });
  }
}
