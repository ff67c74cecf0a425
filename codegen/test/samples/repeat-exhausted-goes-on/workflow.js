import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Wait for payment
      const wait_for_payment = await step.scope("wait_for_payment", async (step) => {
        let waitForPaymentLast;
        for (let index = 0; index < 2; index++) {
          // Ask bank
          const ask_bank = await step.do(`ask_bank[${index}]`, (context) =>
            http(context, { method: "GET", url: "https://bank.example/payments" }),
          );

          // Look
          const look = await step.do(`look[${index}]`, once, () => ({ paid: ask_bank?.body?.paid }));

          waitForPaymentLast = look;
          const waitForPaymentDone = await step.do(`wait_for_payment[${index}]:until`, once, () =>
            Boolean(look?.paid),
          );
          if (waitForPaymentDone) return { iterations: index + 1, last: waitForPaymentLast };
          if (index < 1) await step.sleep(`wait_for_payment[${index}]:delay`, "1 hour");
        }
        return { iterations: 2, last: waitForPaymentLast };
      });

      // Answer
      const answer = await step.do("answer", once, () => ({
        rounds: wait_for_payment?.iterations,
        paid: wait_for_payment?.last?.paid,
      }));

      return answer;
    });
  }
}
