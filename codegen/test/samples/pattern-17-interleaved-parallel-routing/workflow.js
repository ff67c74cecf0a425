import { WorkflowEntrypoint } from "cloudflare:workers";
import { firstCase } from "./weft/cases.js";
import { len } from "./weft/functions.js";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Each test
      const each_test = await step.scope("each_test", async (step) => {
        const eachTestItems = await step.do("each_test:items", once, () => listOf(trigger.body?.order));
        const eachTestResults = [];
        for (const [index, item] of eachTestItems.entries()) {
          // Which
          const which = await step.do(`which[${index}]`, once, () =>
            firstCase([
              { key: "blood", equals: "blood" },
              { key: "eyes", equals: "eyes" },
              { key: "heart", equals: "heart" },
            ], item),
          );
          let test_blood, test_eyes, test_heart;
          switch (which) {
            case "blood": {
              // Test blood
              test_blood = await step.do(`test_blood[${index}]`, (context) =>
                http(context, {
                  method: "POST",
                  url: "https://lab.example/blood",
                  body: { type: "json", value: 1 },
                }),
              );
              break;
            }
            case "eyes": {
              // Test eyes
              test_eyes = await step.do(`test_eyes[${index}]`, (context) =>
                http(context, {
                  method: "POST",
                  url: "https://lab.example/eyes",
                  body: { type: "json", value: 1 },
                }),
              );
              break;
            }
            case "heart": {
              // Test heart
              test_heart = await step.do(`test_heart[${index}]`, (context) =>
                http(context, {
                  method: "POST",
                  url: "https://lab.example/heart",
                  body: { type: "json", value: 1 },
                }),
              );
              break;
            }
          }

          eachTestResults.push(outputOf({ test_blood, test_eyes, test_heart }));
        }
        return { results: eachTestResults, errors: [] };
      });

      // Judge
      const judge = await step.do("judge", once, () => ({ tests: len(each_test?.results) }));

      return judge;
    });
  }
}
