import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Each city
      const each_city = await step.scope("each_city", async (step) => {
        const eachCityItems = await step.do("each_city:items", once, () => listOf(trigger.body?.cities));
        return step.passes(eachCityItems, { concurrency: 2 }, async (step, item, index) => {
          // Fetch weather
          const fetch_weather = await step.do(`fetch_weather[${index}]`, (context) =>
            http(context, { method: "GET", url: `https://weather.example/${text(item)}` }),
          );

          // Shorten
          const shorten = await step.do(`shorten[${index}]`, once, () => ({
            city: item,
            degrees: fetch_weather?.body?.t,
          }));

          return shorten;
        });
      });
      return each_city;
    });
  }
}
