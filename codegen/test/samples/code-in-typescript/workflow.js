import { WorkflowEntrypoint } from "cloudflare:workers";
import { runCode } from "./weft/code.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Group lines
      const group_lines = await step.do("group_lines", (context) =>
        runCode(context, () => import("./code/group_lines.js"), { lines: trigger.body?.lines }),
      );
      return group_lines;
    });
  }
}
