import { WorkflowEntrypoint } from "cloudflare:workers";
import { begin, once } from "./weft/flow.js";
import { urlEncode } from "./weft/functions.js";
import { secret } from "./weft/host.js";
import { http } from "./weft/http.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish, trigger, run } = begin(event, engine, host);
    let send;

    node("send", ["start.out"], async () => {
      const now = await step.do("send:now", once, () => new Date().toISOString());
      send = await step.do("send", (context) => http(context, {
        method: "PUT",
        url: `https://echo.weft.test/${urlEncode(trigger?.body?.path)}/x?y=1`,
        query: [{ key: "q", value: trigger?.body?.q }, { key: "fixed", value: "a b" }],
        headers: [{ key: "x-run", value: `run ${run.id} of ${run.version}` }],
        auth: { type: "basic", username: trigger?.body?.user, secret: secret("API_PASSWORD") },
        body: {
          type: "form",
          value: [{ key: "token", value: secret("FORM_TOKEN") }, { key: "when", value: now }],
        },
        response: "text",
        failOn: "never",
      }));
    });

    return finish(() => ({ send }));
  }
}
