import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { exhausted } from "./weft/loops.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Wait for payment
      let wait_for_payment, waitForPaymentError;
      try {
        wait_for_payment = await step.scope("wait_for_payment", async (step) => {
          for (let index = 0; index < 2; index++) {
            // Ask bank
            const ask_bank = await step.do(`ask_bank[${index}]`, (context) =>
              http(context, { method: "GET", url: "https://bank.example/payments" }),
            );

            // Look
            const look = await step.do(`look[${index}]`, once, () => ({ paid: ask_bank?.body?.paid }));

            const waitForPaymentDone = await step.do(`wait_for_payment[${index}]:until`, once, () =>
              Boolean(look?.paid),
            );
            if (waitForPaymentDone) return { iterations: index + 1, last: look };
            if (index < 1) await step.sleep(`wait_for_payment[${index}]:delay`, "1 hour");
          }
          throw exhausted(2);
        });
      } catch (error) {
        waitForPaymentError = await step.caught(error);
      }
      let answer, give_up;
      if (waitForPaymentError) {
        // Give up
        give_up = await step.do("give_up", once, () => ({ because: waitForPaymentError?.message }));
      } else {
        // Answer
        answer = await step.do("answer", once, () => ({ rounds: wait_for_payment?.iterations }));
      }

      return outputOf({ answer, give_up });
    });
  }
}
