import { WorkflowEntrypoint } from "cloudflare:workers";
import { begin, once } from "./weft/flow.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish, trigger } = begin(event, engine, host);
    let large, end;

    node("large", ["start.out"], async () => {
      large = await step.do("large", once, () => Boolean(trigger?.body?.total));
      return large ? "true" : "false";
    });

    node("end", ["large.true"], async () => {
      end = await step.do("end", once, () => ({ done: true }));
    });

    return finish(() => ({ end }));
  }
}
