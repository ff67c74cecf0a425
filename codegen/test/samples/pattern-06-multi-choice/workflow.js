import { WorkflowEntrypoint } from "cloudflare:workers";
import { everyCase } from "./weft/cases.js";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger, startedBy }) => {
      const { node, settled } = step.graph(startedBy);
      let alarm, call_police, call_fire_brigade, call_ambulance;

      // Alarm
      node("alarm", ["start.out"], async () => {
        alarm = await step.do("alarm", once, () =>
          everyCase(undefined, [
            { key: "police", when: () => trigger?.body?.crime },
            { key: "fire", when: () => trigger?.body?.smoke },
            { key: "ambulance", when: () => trigger?.body?.hurt },
          ]),
        );
        return alarm.length === 0 ? "default" : alarm.map((name) => `case:${name}`);
      });

      // Call police
      node("call_police", ["alarm.case:police"], async () => {
        call_police = await step.do("call_police", (context) =>
          http(context, {
            method: "POST",
            url: "https://police.example/calls",
            body: { type: "json", value: 1 },
          }),
        );
      });

      // Call fire brigade
      node("call_fire_brigade", ["alarm.case:fire"], async () => {
        call_fire_brigade = await step.do("call_fire_brigade", (context) =>
          http(context, {
            method: "POST",
            url: "https://fire.example/calls",
            body: { type: "json", value: 1 },
          }),
        );
      });

      // Call ambulance
      node("call_ambulance", ["alarm.case:ambulance"], async () => {
        call_ambulance = await step.do("call_ambulance", (context) =>
          http(context, {
            method: "POST",
            url: "https://ambulance.example/calls",
            body: { type: "json", value: 1 },
          }),
        );
      });

      await settled();

      return outputOf({ call_police, call_fire_brigade, call_ambulance });
    });
  }
}
