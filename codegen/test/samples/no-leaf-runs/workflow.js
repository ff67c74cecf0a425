import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Is due
      const is_due = await step.do("is_due", once, () => Boolean(trigger.body?.days > 14));
      let remind;
      if (is_due) {
        // Remind
        remind = await step.do("remind", (context) =>
          http(context, {
            method: "POST",
            url: "https://mail.example/send",
            body: { type: "json", value: { text: "Please pay" } },
          }),
        );
      }

      return remind ?? null;
    });
  }
}
