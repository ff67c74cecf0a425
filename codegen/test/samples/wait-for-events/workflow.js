import { WorkflowEntrypoint } from "cloudflare:workers";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { closeWait, openWait } from "./weft/wait.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Wait for the payment
      const askWait = await step.do("ask:open", (context) =>
        openWait(context, ["paid", "payment refused"], "2 days"),
      );
      if (!askWait.answered) await step.waitForEvent("ask:wait", { type: "wait-ask", timeout: "2 days" });
      const ask = await step.do("ask", (context) => closeWait(context));
      let ship, cancel, remind;
      switch (ask.event) {
        case "paid": {
          ship = await step.do("ship", once, () => ({ by: ask?.payload?.carrier }));
          break;
        }
        case "payment refused": {
          cancel = await step.do("cancel", once, () => ({ because: ask?.payload?.reason }));
          break;
        }
        default: {
          remind = await step.do("remind", once, () => ({ late: true }));
          break;
        }
      }

      return outputOf({ ship, cancel, remind });
    });
  }
}
