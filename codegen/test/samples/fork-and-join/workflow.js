import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      let a, b;
      await step.all(
        async () => {
          a = await step.do("a", (context) =>
            http(context, { method: "GET", url: "https://echo.weft.test/a" }),
          );
        },
        async () => {
          b = await step.do("b", (context) =>
            http(context, { method: "GET", url: "https://echo.weft.test/b" }),
          );
        },
        async () => {
          await step.sleep("c:sleep", "1 second");
          await step.do("c", once, () => null);
        },
      );

      const join$ = await step.do("join", once, () => ({ a: a?.body?.path, b: b?.body?.path }));

      return join$;
    });
  }
}
