import { WorkflowEntrypoint } from "cloudflare:workers";
import { own } from "./weft/evaluation.js";
import { begin, once } from "./weft/flow.js";
import { endAfter, endAt } from "./weft/wait.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish, trigger } = begin(event, engine, host);
    let nap, computed, moment, fixed_moment;

    node("nap", ["start.out"], async () => {
      await step.sleep("nap:sleep", "1 second");
      nap = await step.do("nap", once, () => null);
    });

    node("computed", ["nap.out"], async () => {
      const end = await step.do("computed:end", once, () => endAfter(trigger?.body?.wait ?? 5));
      await step.sleep("computed:sleep", end.ms);
      computed = await step.do("computed", once, () => null);
    });

    node("moment", ["computed.out"], async () => {
      const end = await step.do("moment:end", once, () => endAt(own(trigger?.body, "at")));
      await step.sleep("moment:sleep", end.ms);
      moment = await step.do("moment", once, () => null);
    });

    node("fixed_moment", ["moment.out"], async () => {
      const end = await step.do("fixed_moment:end", once, () => endAt("2020-01-01T00:00:00Z"));
      await step.sleep("fixed_moment:sleep", end.ms);
      fixed_moment = await step.do("fixed_moment", once, () => null);
    });

    return finish(() => ({ fixed_moment }));
  }
}
