import { WorkflowEntrypoint } from "cloudflare:workers";
import { firstCase } from "./weft/cases.js";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { exhausted } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { store } from "./weft/store.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Until published
      const until_published = await step.scope("until_published", async (step) => {
        for (let index = 0; index < 20; index++) {
          // Place
          const place = await step.do(`place[${index}]`, (context) =>
            store(context, { op: "get", key: `articles/${text(trigger.body?.id)}` }),
          );

          // At
          const at = await step.do(`at[${index}]`, once, () =>
            firstCase([
              { key: "writing", equals: "writing" },
              { key: "review", equals: "review" },
              { key: "legal", equals: "legal" },
            ], place ?? "writing"),
          );
          let go_on;
          if (at !== null) {
            let review, check_law;
            switch (at) {
              case "writing": {
                // Write
                await step.do(`write[${index}]`, (context) =>
                  http(context, {
                    method: "POST",
                    url: "https://desk.example/tasks",
                    body: { type: "json", value: { text: "Write it" } },
                  }),
                );
                break;
              }
              case "review": {
                // Review
                review = await step.do(`review[${index}]`, (context) =>
                  http(context, {
                    method: "GET",
                    url: `https://desk.example/reviews/${text(trigger.body?.id)}`,
                  }),
                );
                break;
              }
              default: {
                // Check law
                check_law = await step.do(`check_law[${index}]`, (context) =>
                  http(context, {
                    method: "GET",
                    url: `https://law.example/checks/${text(trigger.body?.id)}`,
                  }),
                );
                break;
              }
            }

            // Go on
            go_on = await step.do(`go_on[${index}]`, (context) =>
              store(context, {
                op: "set",
                key: `articles/${text(trigger.body?.id)}`,
                value: at === "writing" ? "review" : at === "review" ? review?.body?.ok ? "legal" : "writing" : check_law?.body?.ok ? "published" : "review",
              }),
            );
          }

          const untilPublishedDone = await step.do(`until_published[${index}]:until`, once, () =>
            Boolean(go_on === "published"),
          );
          if (untilPublishedDone) return { iterations: index + 1, last: go_on ?? null };
        }
        throw exhausted(20);
      });
      return until_published;
    });
  }
}
