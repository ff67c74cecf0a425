import { WorkflowEntrypoint } from "cloudflare:workers";
import { runCode } from "./weft/code.js";
import { http } from "./weft/http.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Sum up
      const sum_up = await step.do("sum_up", (context) =>
        runCode(context, () => import("./code/sum_up.js"), { lines: trigger.body?.lines }),
      );

      // Tell
      const tell = await step.do("tell", (context) =>
        http(context, {
          method: "POST",
          url: "https://mail.example/send",
          body: { type: "json", value: { total: sum_up?.total } },
        }),
      );

      return tell;
    });
  }
}
