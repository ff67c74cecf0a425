import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { closeWait, openWait } from "./weft/wait.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Until correct
      const until_correct = await step.scope("until_correct", async (step) => {
        let untilCorrectLast;
        for (let index = 0; index < 3; index++) {
          // Ask code
          const askCodeWait = await step.do(`ask_code[${index}]:open`, (context) =>
            openWait(context, ["code"], "10 minutes"),
          );
          if (!askCodeWait.answered) {
            await step.waitForEvent(`ask_code[${index}]:wait`, {
              type: `wait-ask_code-${index}`,
              timeout: "10 minutes",
            });
          }
          const ask_code = await step.do(`ask_code[${index}]`, (context) => closeWait(context));
          let check_code;
          if (ask_code.event === "code") {
            // Check code
            check_code = await step.do(`check_code[${index}]`, (context) =>
              http(context, {
                method: "POST",
                url: "https://auth.example/check",
                body: { type: "json", value: { code: ask_code?.payload?.to } },
              }),
            );
          }

          untilCorrectLast = check_code ?? null;
          const untilCorrectDone = await step.do(`until_correct[${index}]:until`, once, () =>
            Boolean(check_code?.body?.ok),
          );
          if (untilCorrectDone) return { iterations: index + 1, last: untilCorrectLast };
        }
        return { iterations: 3, last: untilCorrectLast };
      });

      // Log in
      const log_in = await step.do("log_in", once, () => ({
        tries: until_correct?.iterations,
        ok: until_correct?.last?.body?.ok,
      }));

      return log_in;
    });
  }
}
