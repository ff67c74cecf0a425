import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { closeWait, openWait } from "./weft/wait.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      await step.all(
        async () => {
          // Ask expert
          await step.do("ask_expert", (context) =>
            http(context, {
              method: "POST",
              url: "https://desk.example/tasks",
              body: { type: "json", value: { text: trigger.body?.question } },
            }),
          );

          // Wait for expert
          const waitForExpertWait = await step.do("wait_for_expert:open", (context) =>
            openWait(context, ["answered"], "5 days"),
          );
          if (!waitForExpertWait.answered) {
            await step.waitForEvent("wait_for_expert:wait", {
              type: "wait-wait_for_expert",
              timeout: "5 days",
            });
          }
          const wait_for_expert = await step.do("wait_for_expert", (context) => closeWait(context));
          if (wait_for_expert.event === "answered") {
            // Answered
            return step.return("answered", () => ({ answer: wait_for_expert?.payload }));
          }
        },
        async () => {
          // Wait for withdrawal
          const waitForWithdrawalWait = await step.do("wait_for_withdrawal:open", (context) =>
            openWait(context, ["withdrawn"], "5 days"),
          );
          if (!waitForWithdrawalWait.answered) {
            await step.waitForEvent("wait_for_withdrawal:wait", {
              type: "wait-wait_for_withdrawal",
              timeout: "5 days",
            });
          }
          const wait_for_withdrawal = await step.do("wait_for_withdrawal", (context) => closeWait(context));
          if (wait_for_withdrawal.event === "withdrawn") {
            // Withdrawn
            return step.return("withdrawn", () => ({ withdrawn: true }));
          }
        },
      );
    });
  }
}
