import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Slow report
      await step.do(
        "slow_report",
        { retries: { limit: 3, delay: "10 seconds", backoff: "linear" }, timeout: "2 minutes" },
        (context) => http(context, { method: "GET", url: "https://reports.example/yearly" }),
      );

      // No retry
      const no_retry = await step.do("no_retry", { retries: { limit: 0 } }, (context) =>
        http(context, {
          method: "POST",
          url: "https://pay.example/charges",
          body: { type: "json", value: { amount: 1 } },
        }),
      );

      return no_retry;
    });
  }
}
