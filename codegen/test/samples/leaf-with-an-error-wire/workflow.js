import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { store } from "./weft/store.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Save
      let save, saveError, tell_admin;
      try {
        save = await step.do("save", (context) =>
          store(context, { op: "set", key: "last-order", value: trigger.body?.id }),
        );
      } catch (error) {
        saveError = await step.caught(error);

        // Tell admin
        tell_admin = await step.do("tell_admin", (context) =>
          http(context, {
            method: "POST",
            url: "https://mail.example/send",
            body: { type: "json", value: { text: saveError?.message } },
          }),
        );
      }

      return outputOf({ save, tell_admin });
    });
  }
}
