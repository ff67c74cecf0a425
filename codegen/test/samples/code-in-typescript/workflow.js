import { WorkflowEntrypoint } from "cloudflare:workers";
import groupLinesCode from "./code/group_lines.js";
import { runCode } from "./weft/code.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Group lines
      const group_lines = await step.do("group_lines", (context) =>
        runCode(context, groupLinesCode, { lines: trigger.body?.lines }),
      );
      return group_lines;
    });
  }
}
