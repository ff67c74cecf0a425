import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      await step.all(
        async () => {
          // Ask model
          const ask_model = await step.do("ask_model", (context) =>
            http(context, {
              method: "POST",
              url: "https://model.example/ask",
              body: { type: "json", value: { question: trigger.body?.question } },
            }),
          );

          // Answer
          return step.return("answer", () => ask_model?.body?.text);
        },
        async () => {
          // Be patient
          await step.sleep("be_patient:sleep", "10 seconds");
          await step.do("be_patient", once, () => null);

          // Too slow
          return step.return("too_slow", () => "No answer yet");
        },
      );
    });
  }
}
