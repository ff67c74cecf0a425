import { WorkflowEntrypoint } from "cloudflare:workers";
import { dateAdd } from "./weft/dates.js";
import { uuid } from "./weft/functions.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, run }) => {
      const nowNow = await step.do("now:now", once, () => new Date().toISOString());
      const now = await step.do("now", once, () => ({
        at: nowNow,
        id: uuid(run.id, "now.fields[1].value/1"),
        other: uuid(run.id, "now.fields[2].value/1"),
        later: dateAdd(nowNow, "2 days"),
      }));
      return now;
    });
  }
}
