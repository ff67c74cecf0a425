import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Create the account
      const create_account = await step.do(
        "create_account",
        (context) =>
          http(context, {
            method: "POST",
            url: "https://crm.example/accounts",
            body: { type: "json", value: { mail: trigger.body?.mail } },
          }),
        {
          rollback: async (undo, error) => {
            // Close account
            const close_account = await undo("close_account", (context) =>
              http(context, {
                method: "POST",
                url: "https://crm.example/closures",
                body: { type: "json", value: { account: create_account?.body?.id } },
              }),
            );
            // Tell customer
            await undo("tell_customer", (context) =>
              http(context, {
                method: "POST",
                url: "https://mail.example/send",
                body: {
                  type: "json",
                  value: { ticket: close_account?.body?.ticket, because: error?.message },
                },
              }),
            );
          },
          rollbackConfig: { retries: { limit: 9, delay: "1 minute" } },
        },
      );

      // Set limit
      const set_limit = await step.do("set_limit", { retries: { limit: 0 } }, (context) =>
        http(context, {
          method: "POST",
          url: "https://crm.example/limits",
          body: { type: "json", value: { account: create_account?.body?.id } },
        }),
      );

      return set_limit;
    });
  }
}
