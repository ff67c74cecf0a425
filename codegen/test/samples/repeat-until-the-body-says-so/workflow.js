import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { exhausted } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Begin export
      const begin_export = await step.do("begin_export", (context) =>
        http(context, {
          method: "POST",
          url: "https://reports.example/exports",
          body: { type: "json", value: { year: 2026 } },
        }),
      );

      // Poll
      const poll = await step.scope("poll", async (step) => {
        for (let index = 0; index < 20; index++) {
          // Ask
          const ask = await step.do(`ask[${index}]`, (context) =>
            http(context, {
              method: "GET",
              url: `https://reports.example/exports/${text(begin_export?.body?.id)}`,
            }),
          );
          const pollDone = await step.do(`poll[${index}]:until`, once, () =>
            Boolean(ask?.body?.state === "done"),
          );
          if (pollDone) return { iterations: index + 1, last: ask };
          if (index < 19) await step.sleep(`poll[${index}]:delay`, "30 seconds");
        }
        throw exhausted(20);
      });

      // Download
      const download = await step.do("download", (context) =>
        http(context, {
          method: "GET",
          url: `https://reports.example/files/${text(poll?.last?.body?.file)}`,
        }),
      );

      return download;
    });
  }
}
