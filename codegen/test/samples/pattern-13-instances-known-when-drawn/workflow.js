import { WorkflowEntrypoint } from "cloudflare:workers";
import { len } from "./weft/functions.js";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Three reviews
      const three_reviews = await step.scope("three_reviews", async (step) => {
        const threeReviewsItems = await step.do("three_reviews:items", once, () => listOf([1, 2, 3]));
        return step.passes(threeReviewsItems, { concurrency: 3 }, async (step, item, index) => {
          // Ask reviewer
          const ask_reviewer = await step.do(`ask_reviewer[${index}]`, (context) =>
            http(context, {
              method: "POST",
              url: "https://desk.example/reviews",
              body: { type: "json", value: { paper: trigger.body?.paper, number: item } },
            }),
          );
          return ask_reviewer;
        });
      });

      // Decide
      const decide = await step.do("decide", once, () => ({ reviews: len(three_reviews?.results) }));

      return decide;
    });
  }
}
