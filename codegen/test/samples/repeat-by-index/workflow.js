import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { exhausted } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Three times
      const three_times = await step.scope("three_times", async (step) => {
        for (let index = 0; index < 100; index++) {
          // Ring
          await step.do(`ring[${index}]`, (context) =>
            http(context, {
              method: "POST",
              url: "https://bell.example/ring",
              body: { type: "json", value: { number: index + 1 } },
            }),
          );

          // Note it
          const note_it = await step.do(`note_it[${index}]`, once, () => ({ ring: index }));

          const threeTimesDone = await step.do(`three_times[${index}]:until`, once, () =>
            Boolean(index >= 2),
          );
          if (threeTimesDone) return { iterations: index + 1, last: note_it };
        }
        throw exhausted(100);
      });
      return three_times;
    });
  }
}
