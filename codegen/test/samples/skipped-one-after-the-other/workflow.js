import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { store } from "./weft/store.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Is new
      const is_new = await step.do("is_new", once, () => Boolean(trigger.body?.isNew));
      if (is_new) {
        // Create account
        const create_account = await step.do("create_account", (context) =>
          http(context, {
            method: "POST",
            url: "https://crm.example/accounts",
            body: { type: "json", value: { mail: trigger.body?.mail } },
          }),
        );

        // Send welcome
        await step.do("send_welcome", (context) =>
          http(context, {
            method: "POST",
            url: "https://mail.example/send",
            body: { type: "json", value: { account: create_account?.body?.id } },
          }),
        );
      }

      // Log visit
      const log_visit = await step.do("log_visit", (context) =>
        store(context, { op: "increment", key: "visits" }),
      );

      return log_visit;
    });
  }
}
