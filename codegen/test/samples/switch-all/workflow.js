import { WorkflowEntrypoint } from "cloudflare:workers";
import { everyCase } from "./weft/cases.js";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Channels
      const channels = await step.do("channels", once, () =>
        everyCase([
          { key: "mail", when: () => trigger.body?.mail },
          { key: "phone", when: () => trigger.body?.phone },
          { key: "post", when: () => trigger.body?.address },
        ]),
      );
      await step.all(
        async () => {
          if (channels.includes("mail")) {
            // Send mail
            await step.do("send_mail", (context) =>
              http(context, {
                method: "POST",
                url: "https://mail.example/send",
                body: { type: "json", value: { to: trigger.body?.mail } },
              }),
            );
          }
        },
        async () => {
          if (channels.includes("phone")) {
            // Send text
            await step.do("send_text", (context) =>
              http(context, {
                method: "POST",
                url: "https://sms.example/send",
                body: { type: "json", value: { to: trigger.body?.phone } },
              }),
            );
          }
        },
        async () => {
          if (channels.includes("post")) {
            // Send letter
            await step.do("send_letter", (context) =>
              http(context, {
                method: "POST",
                url: "https://post.example/letters",
                body: { type: "json", value: { to: trigger.body?.address } },
              }),
            );
          }
        },
        async () => {
          if (channels.length === 0) {
            // Ask agent
            await step.do("ask_agent", (context) =>
              http(context, {
                method: "POST",
                url: "https://crm.example/tasks",
                body: { type: "json", value: { text: "No way to reach them" } },
              }),
            );
          }
        },
      );

      // Note it
      const note_it = await step.do("note_it", once, () => ({ by: channels }));

      return note_it;
    });
  }
}
