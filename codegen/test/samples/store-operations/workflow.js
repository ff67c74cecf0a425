import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { store } from "./weft/store.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger, run }) => {
      // List old
      const list_old = await step.do("list_old", (context) =>
        store(context, { op: "list", key: "sessions/" }),
      );

      // Forget
      await step.do("forget", (context) =>
        store(context, { op: "delete", key: list_old?.items?.at(0)?.key }),
      );

      // Count
      await step.do("count", (context) => store(context, { op: "increment", key: "logins" }));

      // Count points
      await step.do("count_points", (context) =>
        store(context, {
          op: "increment",
          key: `points/${text(trigger.body?.user)}`,
          by: trigger.body?.points,
        }),
      );

      // Keep
      await step.do("keep", (context) =>
        store(context, { op: "set", key: `sessions/${run.id}`, value: { user: trigger.body?.user } }),
      );

      // Look
      const look = await step.do("look", (context) => store(context, { op: "get", key: "settings" }));

      return look;
    });
  }
}
