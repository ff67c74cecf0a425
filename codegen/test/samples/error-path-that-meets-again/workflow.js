import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Fetch rate
      let fetch_rate, fetchRateError, use_default;
      try {
        fetch_rate = await step.do("fetch_rate", { retries: { limit: 1, delay: "5 seconds" } }, (context) =>
          http(context, { method: "GET", url: "https://rates.example/eur" }),
        );
      } catch (error) {
        fetchRateError = await step.caught(error);

        // Use default
        use_default = await step.do("use_default", once, () => ({ rate: 1.1 }));
      }

      // Convert
      const convert = await step.do("convert", once, () => ({
        total: trigger.body?.amount * (fetch_rate?.body?.rate ?? use_default?.rate),
        because: (fetchRateError ?? fetch_rate?.error)?.name,
      }));

      return convert;
    });
  }
}
