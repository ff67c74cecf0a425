import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Reserve
      const reserve = await step.do(
        "reserve",
        (context) =>
          http(context, {
            method: "POST",
            url: "https://stock.example/reservations",
            body: { type: "json", value: { sku: trigger.body?.sku } },
          }),
        {
          rollback: async (undo) => {
            // Release
            await undo("release", (context) =>
              http(context, {
                method: "DELETE",
                url: `https://stock.example/reservations/${text(reserve?.body?.id)}`,
              }),
            );
          },
        },
      );

      let charge, print_label, remind;
      await step.all(
        async () => {
          // Charge
          charge = await step.do("charge", { retries: { limit: 0 } }, (context) =>
            http(context, {
              method: "POST",
              url: "https://pay.example/charges",
              body: { type: "json", value: { amount: trigger.body?.amount } },
            }),
          );
        },
        async () => {
          // Fetch label
          const fetch_label = await step.do("fetch_label", (context) =>
            http(context, { method: "GET", url: "https://post.example/label" }),
          );

          // Print label
          print_label = await step.do("print_label", (context) =>
            http(context, {
              method: "POST",
              url: "https://printer.example/jobs",
              body: { type: "json", value: { label: fetch_label?.body?.pdf } },
            }),
          );
        },
        async () => {
          // Wait a day
          await step.sleep("wait_a_day:sleep", "1 day");
          await step.do("wait_a_day", once, () => null);

          // Remind
          remind = await step.do("remind", (context) =>
            http(context, {
              method: "POST",
              url: "https://mail.example/send",
              body: { type: "json", value: { text: "How was it?" } },
            }),
          );
        },
      );

      return outputOf({ charge, print_label, remind });
    });
  }
}
