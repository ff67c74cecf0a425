import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { sum } from "./weft/functions.js";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      const http$ = await step.do("http", (context) =>
        http(context, { method: "GET", url: "https://echo.weft.test" }),
      );

      const sum$ = await step.do("sum", once, () => sum([1, 2]) + http$?.status);

      const context$ = await step.do("context", (context) =>
        http(context, { method: "GET", url: `https://echo.weft.test/${text(sum$)}` }),
      );

      const node$ = await step.do("node", once, () => ({ value: context$?.status }));

      return node$;
    });
  }
}
