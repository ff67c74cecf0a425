import { WorkflowEntrypoint } from "cloudflare:workers";
import { firstCase } from "./weft/cases.js";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Country
      const country = await step.do("country", once, () =>
        firstCase(
          [{ key: "germany", equals: "DE" }, { key: "austria", equals: "AT" }],
          trigger.body?.country,
        ),
      );
      let add_tax, add_customs;
      if (country === null) {
        // Add customs
        add_customs = await step.do("add_customs", once, () => ({ form: "CN23" }));
      } else {
        // Add tax
        add_tax = await step.do("add_tax", once, () => ({ rate: trigger.body?.country === "DE" ? 19 : 20 }));
      }

      // Ship
      const ship = await step.do("ship", (context) =>
        http(context, {
          method: "POST",
          url: "https://post.example/parcels",
          body: { type: "json", value: { rate: add_tax?.rate ?? 0, form: add_customs?.form } },
        }),
      );

      return ship;
    });
  }
}
