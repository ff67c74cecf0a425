import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { closeWait, openWait } from "./weft/wait.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Within an hour
      let within_an_hour, withinAnHourError;
      try {
        within_an_hour = await step.scope(
          "within_an_hour",
          { timeout: "1 hour", timer: "within_an_hour:timer", winner: "within_an_hour:winner" },
          async (step) => {
            // Ask
            await step.do("ask", (context) =>
              http(context, {
                method: "POST",
                url: "https://chat.example/ask",
                body: { type: "json", value: { text: `Approve ${text(trigger.body?.what)}?` } },
              }),
            );

            // Wait for answer
            const waitForAnswerWait = await step.do("wait_for_answer:open", (context) =>
              openWait(context, ["answered"], "7 days"),
            );
            if (!waitForAnswerWait.answered) {
              await step.waitForEvent("wait_for_answer:wait", {
                type: "wait-wait_for_answer",
                timeout: "7 days",
              });
            }
            const wait_for_answer = await step.do("wait_for_answer", (context) => closeWait(context));
            let note_answer;
            if (wait_for_answer.event === "answered") {
              // Note answer
              note_answer = await step.do("note_answer", once, () => ({ yes: wait_for_answer?.payload?.to }));
            }

            return note_answer ?? null;
          },
        );
      } catch (error) {
        withinAnHourError = await step.caught(error);
      }
      let go_on, escalate;
      if (withinAnHourError) {
        // Escalate
        escalate = await step.do("escalate", (context) =>
          http(context, {
            method: "POST",
            url: "https://chat.example/escalate",
            body: { type: "json", value: { because: withinAnHourError?.name } },
          }),
        );
      } else {
        // Go on
        go_on = await step.do("go_on", once, () => ({ answer: within_an_hour }));
      }

      return outputOf({ escalate, go_on });
    });
  }
}
