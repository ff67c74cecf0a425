import { WorkflowEntrypoint } from "cloudflare:workers";
import { dateAdd } from "./weft/dates.js";
import { begin, once } from "./weft/flow.js";
import { uuid } from "./weft/functions.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish, run } = begin(event, engine, host);
    let now;

    node("now", ["start.out"], async () => {
      const now$ = await step.do("now:now", once, () => new Date().toISOString());
      now = await step.do("now", once, () => ({
        at: now$,
        id: uuid(run.id, "now.fields[1].value/1"),
        other: uuid(run.id, "now.fields[2].value/1"),
        later: dateAdd(now$, "2 days"),
      }));
    });

    return finish(() => ({ now }));
  }
}
