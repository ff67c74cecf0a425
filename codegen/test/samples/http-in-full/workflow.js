import { WorkflowEntrypoint } from "cloudflare:workers";
import { urlEncode } from "./weft/functions.js";
import { secret } from "./weft/host.js";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger, run }) => {
      const sendNow = await step.do("send:now", once, () => new Date().toISOString());
      const send = await step.do("send", (context) =>
        http(context, {
          method: "PUT",
          url: `https://echo.weft.test/${urlEncode(trigger.body?.path)}/x?y=1`,
          query: [{ key: "q", value: trigger.body?.q }, { key: "fixed", value: "a b" }],
          headers: [{ key: "x-run", value: `run ${run.id} of ${run.version}` }],
          auth: { type: "basic", username: trigger.body?.user, secret: secret("API_PASSWORD") },
          body: {
            type: "form",
            value: [{ key: "token", value: secret("FORM_TOKEN") }, { key: "when", value: sendNow }],
          },
          response: "text",
          failOn: "never",
        }),
      );
      return send;
    });
  }
}
