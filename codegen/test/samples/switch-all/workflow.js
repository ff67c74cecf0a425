import { WorkflowEntrypoint } from "cloudflare:workers";
import { everyCase } from "./weft/cases.js";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger, startedBy }) => {
      const { node, settled } = step.graph(startedBy);
      let channels, note_it;

      // Channels
      node("channels", ["start.out"], async () => {
        channels = await step.do("channels", once, () =>
          everyCase(undefined, [
            { key: "mail", when: () => trigger?.body?.mail },
            { key: "phone", when: () => trigger?.body?.phone },
            { key: "post", when: () => trigger?.body?.address },
          ]),
        );
        return channels.length === 0 ? "default" : channels.map((name) => `case:${name}`);
      });

      // Send mail
      node("send_mail", ["channels.case:mail"], async () => {
        await step.do("send_mail", (context) =>
          http(context, {
            method: "POST",
            url: "https://mail.example/send",
            body: { type: "json", value: { to: trigger?.body?.mail } },
          }),
        );
      });

      // Send text
      node("send_text", ["channels.case:phone"], async () => {
        await step.do("send_text", (context) =>
          http(context, {
            method: "POST",
            url: "https://sms.example/send",
            body: { type: "json", value: { to: trigger?.body?.phone } },
          }),
        );
      });

      // Send letter
      node("send_letter", ["channels.case:post"], async () => {
        await step.do("send_letter", (context) =>
          http(context, {
            method: "POST",
            url: "https://post.example/letters",
            body: { type: "json", value: { to: trigger?.body?.address } },
          }),
        );
      });

      // Ask agent
      node("ask_agent", ["channels.default"], async () => {
        await step.do("ask_agent", (context) =>
          http(context, {
            method: "POST",
            url: "https://crm.example/tasks",
            body: { type: "json", value: { text: "No way to reach them" } },
          }),
        );
      });

      // Note it
      node("note_it", ["send_mail.out", "send_text.out", "send_letter.out", "ask_agent.out"], async () => {
        note_it = await step.do("note_it", once, () => ({ by: channels }));
      });

      await settled();

      return note_it ?? null;
    });
  }
}
