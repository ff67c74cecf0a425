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
          const { node, settled } = step.graph();
          let place, at, review, check_law, go_on;

          // Place
          node("place", [], async () => {
            place = await step.do(`place[${index}]`, (context) =>
              store(context, { op: "get", key: `articles/${text(trigger?.body?.id)}` }),
            );
          });

          // At
          node("at", ["place.out"], async () => {
            at = await step.do(`at[${index}]`, once, () =>
              firstCase(place ?? "writing", [
                { key: "writing", equals: "writing" },
                { key: "review", equals: "review" },
                { key: "legal", equals: "legal" },
              ]),
            );
            return at === null ? "default" : `case:${at}`;
          });

          // Write
          node("write", ["at.case:writing"], async () => {
            await step.do(`write[${index}]`, (context) =>
              http(context, {
                method: "POST",
                url: "https://desk.example/tasks",
                body: { type: "json", value: { text: "Write it" } },
              }),
            );
          });

          // Review
          node("review", ["at.case:review"], async () => {
            review = await step.do(`review[${index}]`, (context) =>
              http(context, {
                method: "GET",
                url: `https://desk.example/reviews/${text(trigger?.body?.id)}`,
              }),
            );
          });

          // Check law
          node("check_law", ["at.case:legal"], async () => {
            check_law = await step.do(`check_law[${index}]`, (context) =>
              http(context, { method: "GET", url: `https://law.example/checks/${text(trigger?.body?.id)}` }),
            );
          });

          // Go on
          node("go_on", ["write.out", "review.out", "check_law.out"], async () => {
            go_on = await step.do(`go_on[${index}]`, (context) =>
              store(context, {
                op: "set",
                key: `articles/${text(trigger?.body?.id)}`,
                value: at === "writing" ? "review" : at === "review" ? review?.body?.ok ? "legal" : "writing" : check_law?.body?.ok ? "published" : "review",
              }),
            );
          });

          await settled();

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
