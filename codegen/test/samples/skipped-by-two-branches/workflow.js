import { WorkflowEntrypoint } from "cloudflare:workers";
import { begin, once } from "./weft/flow.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish, trigger } = begin(event, engine, host);
    let large, a, b, other, both;

    node("large", ["start.out"], async () => {
      large = await step.do("large", once, () => Boolean(trigger?.body?.total > 1000));
      return large ? "true" : "false";
    });

    node("a", ["large.true"], async () => {
      a = await step.do("a", once, () => ({ x: 1 }));
    });

    node("b", ["large.true"], async () => {
      b = await step.do("b", once, () => ({ x: 2 }));
    });

    node("other", ["large.false"], async () => {
      other = await step.do("other", once, () => ({ z: 1 }));
    });

    node("both", ["a.out", "b.out"], async () => {
      both = await step.do("both", once, () => ({ y: a?.x }));
    });

    return finish(() => ({ other, both }));
  }
}
