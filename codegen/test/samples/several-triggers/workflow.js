import { WorkflowEntrypoint } from "cloudflare:workers";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger, startedBy, triggered }) => {
      const one = triggered("one");
      const two = triggered("two");

      const { node, settled } = step.graph(startedBy);
      let only_one, either;

      node("only_one", ["one.out"], async () => {
        only_one = await step.do("only_one", once, () => ({ from: "one" }));
      });

      node("either", ["one.out", "two.out"], async () => {
        either = await step.do("either", once, () => ({
          from: trigger.kind,
          two: two?.body?.name ?? one?.body?.name,
        }));
      });

      await settled();

      return outputOf({ only_one, either });
    });
  }
}
