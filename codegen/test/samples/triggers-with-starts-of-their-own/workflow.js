import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { store } from "./weft/store.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, startedBy, triggered }) => {
      const by_hand = triggered("by_hand");
      const by_workflow = triggered("by_workflow");

      let load_draft, take_input;
      if (startedBy === "by_hand") {
        // Load draft
        load_draft = await step.do("load_draft", (context) =>
          http(context, { method: "GET", url: `https://shop.example/drafts/${text(by_hand?.body?.id)}` }),
        );
      } else {
        // Take input
        take_input = await step.do("take_input", once, () => by_workflow?.body?.order);
      }

      // Save
      const save = await step.do("save", (context) =>
        store(context, { op: "set", key: "orders/latest", value: load_draft?.body ?? take_input }),
      );

      return save;
    });
  }
}
