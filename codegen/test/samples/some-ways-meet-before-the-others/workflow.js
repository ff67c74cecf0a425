import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { closeWait, openWait } from "./weft/wait.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Payment
      const paymentWait = await step.do("payment:open", (context) =>
        openWait(context, ["card", "transfer", "refused"], "14 days"),
      );
      if (!paymentWait.answered) {
        await step.waitForEvent("payment:wait", { type: "wait-payment", timeout: "14 days" });
      }
      const payment = await step.do("payment", (context) => closeWait(context));
      let ship, remind;
      switch (payment.event) {
        case "card":
        case "transfer": {
          let book_card, book_transfer;
          if (payment.event === "card") {
            // Book card
            book_card = await step.do("book_card", once, () => ({ fee: trigger.body?.total * 0.02 }));
          } else {
            // Book transfer
            book_transfer = await step.do("book_transfer", once, () => ({ fee: 0 }));
          }

          // Ship
          ship = await step.do("ship", (context) =>
            http(context, {
              method: "POST",
              url: "https://post.example/parcels",
              body: { type: "json", value: { fee: book_card?.fee ?? book_transfer?.fee } },
            }),
          );
          break;
        }
        case "refused":
          break;
        default: {
          // Remind
          remind = await step.do("remind", (context) =>
            http(context, {
              method: "POST",
              url: "https://mail.example/send",
              body: { type: "json", value: { text: "Please pay" } },
            }),
          );
          break;
        }
      }

      return outputOf({ remind, ship });
    });
  }
}
