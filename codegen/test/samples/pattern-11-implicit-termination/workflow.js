import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { store } from "./weft/store.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      let count, ask_again;
      await step.all(
        async () => {
          // Send mail
          await step.do("send_mail", (context) =>
            http(context, {
              method: "POST",
              url: "https://mail.example/send",
              body: { type: "json", value: { to: trigger.body?.mail } },
            }),
          );

          // Count
          count = await step.do("count", (context) => store(context, { op: "increment", key: "mails" }));
        },
        async () => {
          // Wait a week
          await step.sleep("wait_a_week:sleep", "7 days");
          await step.do("wait_a_week", once, () => null);

          // Ask again
          ask_again = await step.do("ask_again", (context) =>
            http(context, {
              method: "POST",
              url: "https://mail.example/send-again",
              body: { type: "json", value: { to: trigger.body?.mail } },
            }),
          );
        },
      );

      return outputOf({ count, ask_again });
    });
  }
}
