import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Over the limit?
      const large = await step.do("large", once, () => Boolean(trigger.body?.total > 1000));
      let review, accept;
      if (large) {
        review = await step.do("review", once, () => ({ decision: "review" }));
      } else {
        accept = await step.do("accept", once, () => ({ decision: "accepted" }));
      }

      // Tell the customer
      const tell = await step.do("tell", (context) =>
        http(context, {
          method: "POST",
          url: "https://echo.weft.test/tell",
          body: { type: "json", value: { decision: review?.decision ?? accept?.decision } },
        }),
      );

      return tell;
    });
  }
}
