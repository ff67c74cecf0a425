import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { closeWait, openWait } from "./weft/wait.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Answer
      const answerWait = await step.do("answer:open", (context) =>
        openWait(context, ["accepted", "declined"], "14 days"),
      );
      if (!answerWait.answered) {
        await step.waitForEvent("answer:wait", { type: "wait-answer", timeout: "14 days" });
      }
      const answer = await step.do("answer", (context) => closeWait(context));
      let book, close, remind;
      switch (answer.event) {
        case "accepted": {
          // Book
          book = await step.do("book", once, () => ({ booked: true }));
          break;
        }
        case "declined": {
          // Close
          close = await step.do("close", once, () => ({ booked: false }));
          break;
        }
        default: {
          // Remind
          remind = await step.do("remind", (context) =>
            http(context, {
              method: "POST",
              url: "https://mail.example/send",
              body: { type: "json", value: { text: "Your offer ends" } },
            }),
          );
          break;
        }
      }

      return outputOf({ book, close, remind });
    });
  }
}
