import { WorkflowEntrypoint } from "cloudflare:workers";
import { len } from "./weft/functions.js";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Each file
      let each_file, eachFileError;
      try {
        each_file = await step.scope("each_file", async (step) => {
          const eachFileItems = await step.do("each_file:items", once, () => listOf(trigger.body?.files));
          return step.passes(eachFileItems, { concurrency: 2 }, async (step, item, index) => {
            // Upload
            const upload = await step.do(`upload[${index}]`, { retries: { limit: 0 } }, (context) =>
              http(context, {
                method: "POST",
                url: "https://files.example/upload",
                body: { type: "json", value: { name: item } },
              }),
            );

            // Scan
            const scan = await step.do(`scan[${index}]`, (context) =>
              http(context, {
                method: "POST",
                url: "https://virus.example/scan",
                body: { type: "json", value: { file: upload?.body?.id } },
              }),
            );

            return scan;
          });
        });
      } catch (error) {
        eachFileError = await step.caught(error);
      }
      let done, report;
      if (eachFileError) {
        // Report
        report = await step.do("report", once, () => ({ failed: eachFileError?.message }));
      } else {
        // Done
        done = await step.do("done", once, () => ({ scanned: len(each_file?.results) }));
      }

      return outputOf({ report, done });
    });
  }
}
