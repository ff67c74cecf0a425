import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { begin, once } from "./weft/flow.js";
import { sum } from "./weft/functions.js";
import { http } from "./weft/http.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish, trigger } = begin(event, engine, host);
    let fetch_order, total;

    // Fetch order
    node("fetch_order", ["start.out"], async () => {
      fetch_order = await step.do("fetch_order", (context) =>
        http(context, { method: "GET", url: `https://echo.weft.test/orders/${text(trigger?.body?.id)}` }),
      );
    });

    // Total
    node("total", ["fetch_order.out"], async () => {
      total = await step.do("total", once, () =>
        sum(fetch_order?.body?.query?.lines?.map((line) => line?.price)),
      );
    });

    return finish(() => ({ total }));
  }
}
