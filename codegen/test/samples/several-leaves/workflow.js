import { WorkflowEntrypoint } from "cloudflare:workers";
import { begin, once } from "./weft/flow.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish } = begin(event, engine, host);
    let a, b, c;

    node("a", ["start.out"], async () => {
      a = await step.do("a", once, () => ({ x: 1 }));
    });

    node("b", ["start.out"], async () => {
      b = await step.do("b", once, () => ({ x: 2 }));
    });

    node("c", ["a.out"], async () => {
      c = await step.do("c", once, () => ({ x: 3 }));
    });

    return finish(() => ({ b, c }));
  }
}
