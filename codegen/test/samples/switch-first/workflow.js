import { WorkflowEntrypoint } from "cloudflare:workers";
import { firstCase } from "./weft/cases.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Size
      const size = await step.do("size", once, () =>
        firstCase([
          { key: "free", equals: 0 },
          { key: "small", when: () => trigger.body?.total < 100 },
          { key: "large", when: () => trigger.body?.total < 1000 },
        ], trigger.body?.total),
      );
      let give_away, auto, clerk, boss;
      switch (size) {
        case "free": {
          // Give away
          give_away = await step.do("give_away", once, () => ({ by: "nobody" }));
          break;
        }
        case "small": {
          // Auto
          auto = await step.do("auto", once, () => ({ by: "machine" }));
          break;
        }
        case "large": {
          // Clerk
          clerk = await step.do("clerk", once, () => ({ by: "clerk" }));
          break;
        }
        default: {
          // Boss
          boss = await step.do("boss", once, () => ({ by: "boss" }));
          break;
        }
      }

      return outputOf({ give_away, auto, clerk, boss });
    });
  }
}
