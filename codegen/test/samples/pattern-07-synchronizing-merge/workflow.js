import { WorkflowEntrypoint } from "cloudflare:workers";
import { everyCase } from "./weft/cases.js";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger, startedBy }) => {
      const { node, settled } = step.graph(startedBy);
      let alarm, report;

      // Alarm
      node("alarm", ["start.out"], async () => {
        alarm = await step.do("alarm", once, () =>
          everyCase([
            { key: "police", when: () => trigger.body?.crime },
            { key: "fire", when: () => trigger.body?.smoke },
            { key: "ambulance", when: () => trigger.body?.hurt },
          ]),
        );
        return alarm.length === 0 ? "default" : alarm.map((name) => `case:${name}`);
      });

      // Call police
      node("call_police", ["alarm.case:police"], async () => {
        await step.do("call_police", (context) =>
          http(context, {
            method: "POST",
            url: "https://police.example/calls",
            body: { type: "json", value: 1 },
          }),
        );
      });

      // Call fire brigade
      node("call_fire_brigade", ["alarm.case:fire"], async () => {
        await step.do("call_fire_brigade", (context) =>
          http(context, {
            method: "POST",
            url: "https://fire.example/calls",
            body: { type: "json", value: 1 },
          }),
        );
      });

      // Call ambulance
      node("call_ambulance", ["alarm.case:ambulance"], async () => {
        await step.do("call_ambulance", (context) =>
          http(context, {
            method: "POST",
            url: "https://ambulance.example/calls",
            body: { type: "json", value: 1 },
          }),
        );
      });

      // Report
      node("report", ["call_police.out", "call_fire_brigade.out", "call_ambulance.out"], async () => {
        report = await step.do("report", once, () => ({ called: alarm }));
      });

      await settled();

      return report ?? null;
    });
  }
}
