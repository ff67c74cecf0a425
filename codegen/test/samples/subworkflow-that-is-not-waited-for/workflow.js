import { WorkflowEntrypoint } from "cloudflare:workers";
import { runWorkflow } from "./weft/run-workflow.js";
import { store } from "./weft/store.js";
import { startWorkflow } from "./weft/subworkflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Send newsletter
      const send_newsletter = await step.do("send_newsletter", (context) =>
        startWorkflow(context, { workflowId: "wf_newsletter", version: 3, input: {}, wait: false }),
      );

      // Keep id
      const keep_id = await step.do("keep_id", (context) =>
        store(context, { op: "set", key: "newsletter", value: send_newsletter?.runId }),
      );

      return keep_id;
    });
  }
}
