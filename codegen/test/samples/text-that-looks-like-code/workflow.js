import { WorkflowEntrypoint } from "cloudflare:workers";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Say it $ x now
      const say = await step.do("say", once, () => ({ "it's": `\`\${1}\` ${"{{"} \u003c/script>\u003c!--` }));
      return say;
    });
  }
}
