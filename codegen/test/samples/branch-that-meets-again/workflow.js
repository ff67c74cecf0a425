import { WorkflowEntrypoint } from "cloudflare:workers";
import { begin, once } from "./weft/flow.js";
import { http } from "./weft/http.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish, trigger } = begin(event, engine, host);
    let large, review, accept, tell;

    // Over the limit?
    node("large", ["start.out"], async () => {
      large = await step.do("large", once, () => Boolean(trigger?.body?.total > 1000));
      return large ? "true" : "false";
    });

    node("review", ["large.true"], async () => {
      review = await step.do("review", once, () => ({ decision: "review" }));
    });

    node("accept", ["large.false"], async () => {
      accept = await step.do("accept", once, () => ({ decision: "accepted" }));
    });

    // Tell the customer
    node("tell", ["review.out", "accept.out"], async () => {
      tell = await step.do("tell", (context) => http(context, {
        method: "POST",
        url: "https://echo.weft.test/tell",
        body: { type: "json", value: { decision: review?.decision ?? accept?.decision } },
      }));
    });

    return finish(() => ({ tell }));
  }
}
