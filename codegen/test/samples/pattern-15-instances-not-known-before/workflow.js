import { WorkflowEntrypoint } from "cloudflare:workers";
import { len } from "./weft/functions.js";
import { http } from "./weft/http.js";
import { exhausted, listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Until none is left
      const until_none_is_left = await step.scope("until_none_is_left", async (step) => {
        for (let index = 0; index < 50; index++) {
          // Fetch next
          const fetch_next = await step.do(`fetch_next[${index}]`, (context) =>
            http(context, { method: "GET", url: "https://claims.example/witnesses/next" }),
          );

          // Each witness
          const each_witness = await step.scope(`each_witness[${index}]`, async (step) => {
            const eachWitnessItems = await step.do(`each_witness[${index}]:items`, once, () =>
              listOf(fetch_next?.body),
            );
            return step.passes(eachWitnessItems, { concurrency: 5 }, async (step, item2, index2) => {
              // Ask
              const ask = await step.do(`ask[${index}][${index2}]`, (context) =>
                http(context, {
                  method: "POST",
                  url: "https://claims.example/statements",
                  body: { type: "json", value: { witness: item2 } },
                }),
              );
              return ask;
            });
          });

          const untilNoneIsLeftDone = await step.do(`until_none_is_left[${index}]:until`, once, () =>
            Boolean(len(fetch_next?.body) === 0),
          );
          if (untilNoneIsLeftDone) return { iterations: index + 1, last: each_witness };
        }
        throw exhausted(50);
      });

      // Decide
      const decide = await step.do("decide", once, () => ({ rounds: until_none_is_left?.iterations }));

      return decide;
    });
  }
}
