import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { failWith } from "./weft/fail-with.js";
import { len } from "./weft/functions.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Has lines
      const has_lines = await step.do("has_lines", once, () => Boolean(len(trigger.body?.lines) > 0));
      if (!has_lines) {
        // Refuse
        await step.do("refuse", once, () => failWith(`Order ${text(trigger.body?.id)} has no lines`));
      }

      // Accept
      const accept = await step.do("accept", once, () => ({ lines: len(trigger.body?.lines) }));

      return accept;
    });
  }
}
