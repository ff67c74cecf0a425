import { WorkflowEntrypoint } from "cloudflare:workers";
import { begin, once } from "./weft/flow.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish, trigger, triggered } = begin(event, engine, host);
    const one = triggered("one");
    const two = triggered("two");
    let only_one, either;

    node("only_one", ["one.out"], async () => {
      only_one = await step.do("only_one", once, () => ({ from: "one" }));
    });

    node("either", ["one.out", "two.out"], async () => {
      either = await step.do("either", once, () =>
        ({ from: trigger?.kind, two: two?.body?.name ?? one?.body?.name }),
      );
    });

    return finish(() => ({ only_one, either }));
  }
}
