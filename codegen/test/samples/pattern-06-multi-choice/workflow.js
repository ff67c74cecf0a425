import { WorkflowEntrypoint } from "cloudflare:workers";
import { everyCase } from "./weft/cases.js";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Alarm
      const alarm = await step.do("alarm", once, () =>
        everyCase([
          { key: "police", when: () => trigger.body?.crime },
          { key: "fire", when: () => trigger.body?.smoke },
          { key: "ambulance", when: () => trigger.body?.hurt },
        ]),
      );
      let call_police, call_fire_brigade, call_ambulance;
      await step.all(
        async () => {
          if (alarm.includes("police")) {
            // Call police
            call_police = await step.do("call_police", (context) =>
              http(context, {
                method: "POST",
                url: "https://police.example/calls",
                body: { type: "json", value: 1 },
              }),
            );
          }
        },
        async () => {
          if (alarm.includes("fire")) {
            // Call fire brigade
            call_fire_brigade = await step.do("call_fire_brigade", (context) =>
              http(context, {
                method: "POST",
                url: "https://fire.example/calls",
                body: { type: "json", value: 1 },
              }),
            );
          }
        },
        async () => {
          if (alarm.includes("ambulance")) {
            // Call ambulance
            call_ambulance = await step.do("call_ambulance", (context) =>
              http(context, {
                method: "POST",
                url: "https://ambulance.example/calls",
                body: { type: "json", value: 1 },
              }),
            );
          }
        },
      );

      return outputOf({ call_police, call_fire_brigade, call_ambulance });
    });
  }
}
