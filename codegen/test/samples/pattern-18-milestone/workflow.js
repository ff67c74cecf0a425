import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { store } from "./weft/store.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // State
      const state = await step.do("state", (context) =>
        store(context, { op: "get", key: `orders/${text(trigger.body?.id)}/state` }),
      );

      // Not shipped yet
      const not_shipped_yet = await step.do("not_shipped_yet", once, () => Boolean(state === "paid"));
      let change_address, too_late;
      if (not_shipped_yet) {
        // Change address
        change_address = await step.do("change_address", (context) =>
          http(context, {
            method: "POST",
            url: "https://shop.example/addresses",
            body: { type: "json", value: { address: trigger.body?.address } },
          }),
        );
      } else {
        // Too late
        too_late = await step.do("too_late", once, () => ({ changed: false }));
      }

      return outputOf({ change_address, too_late });
    });
  }
}
