import { WorkflowEntrypoint } from "cloudflare:workers";
import { begin, once } from "./weft/flow.js";
import { http } from "./weft/http.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish, errors } = begin(event, engine, host);
    let charge, receipt, explain;

    // Charge
    node("charge", ["start.out"], async () => {
      charge = await step.do("charge", {
        retries: { limit: 2, delay: "1 second", backoff: "constant" },
        timeout: "30 seconds",
      }, (context) => http(context, { method: "POST", url: "https://echo.weft.test/charge?status=402" }));
    });

    node("receipt", ["charge.out"], async () => {
      receipt = await step.do("receipt", once, () => ({ charged: true }));
    });

    node("explain", ["charge.error"], async () => {
      explain = await step.do("explain", once, () => ({
        reason: (errors.charge ?? charge?.error)?.message,
        kind: (errors.charge ?? charge?.error)?.name,
      }));
    });

    return finish(() => ({ receipt, explain }));
  }
}
