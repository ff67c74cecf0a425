import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Charge
      let chargeError;
      try {
        await step.do(
          "charge",
          { retries: { limit: 2, delay: "1 second", backoff: "constant" }, timeout: "30 seconds" },
          (context) => http(context, { method: "POST", url: "https://echo.weft.test/charge?status=402" }),
        );
      } catch (error) {
        chargeError = await step.caught(error);
      }
      let receipt, explain;
      if (chargeError) {
        explain = await step.do("explain", once, () => ({
          reason: chargeError?.message,
          kind: chargeError?.name,
        }));
      } else {
        receipt = await step.do("receipt", once, () => ({ charged: true }));
      }

      return outputOf({ receipt, explain });
    });
  }
}
