import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, startedBy }) => {
      const { node, seen, settled } = step.graph(startedBy);
      let ask, askError, explain, each;

      // Ask
      node("ask", ["start.out"], async () => {
        ask = await step.do("ask", (context) =>
          http(context, { method: "GET", url: "https://desk.example/answers" }),
        );
      }, {
        failed: (error) => {
          askError = error;
        },
      });

      // Explain
      node("explain", ["ask.error"], async () => {
        explain = await step.do("explain", (context) =>
          http(context, { method: "GET", url: `https://desk.example/explanations/${text(askError?.name)}` }),
        );
      });

      // Each
      node("each", ["explain.out", "start.out"], async () => {
        const {
          explain: eachExplainSeen,
          ask: eachAskSeen,
          "ask.error": eachAskErrorSeen,
        } = await seen("each:seen", () => ({ explain, ask, "ask.error": askError }));
        each = await step.scope("each", async (step) => {
          const eachItems = await step.do("each:items", once, () => listOf([1, 2]));
          const eachResults = [];
          for (const [index, item] of eachItems.entries()) {
            // Look
            const look = await step.do(`look[${index}]`, once, () =>
              [eachExplainSeen, eachAskSeen, (eachAskErrorSeen ?? eachAskSeen?.error)?.name],
            );
            eachResults.push(look);
          }
          return { results: eachResults, errors: [] };
        });
      }, { join: "any" });

      await settled();

      return outputOf({ ask, each });
    });
  }
}
