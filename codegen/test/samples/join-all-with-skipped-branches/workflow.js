import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      let weigh, wrap, insure;
      await step.all(
        async () => {
          // Weigh
          weigh = await step.do("weigh", once, () => trigger.body?.grams / 1000);
        },
        async () => {
          // Is gift
          const is_gift = await step.do("is_gift", once, () => Boolean(trigger.body?.gift));
          if (is_gift) {
            // Wrap
            wrap = await step.do("wrap", once, () => ({ paper: "red" }));
          }
        },
        async () => {
          // Is valuable
          const is_valuable = await step.do("is_valuable", once, () => Boolean(trigger.body?.price > 500));
          if (is_valuable) {
            // Insure
            insure = await step.do("insure", (context) =>
              http(context, {
                method: "POST",
                url: "https://insurance.example/policies",
                body: { type: "json", value: { price: trigger.body?.price } },
              }),
            );
          }
        },
      );

      // Pack
      const pack = await step.do("pack", once, () => ({
        kilos: weigh,
        paper: wrap?.paper,
        policy: insure?.body?.policy,
      }));

      return pack;
    });
  }
}
