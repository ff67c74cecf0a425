import { WorkflowEntrypoint } from "cloudflare:workers";
import { firstCase } from "./weft/cases.js";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      // Each channel
      const each_channel = await step.scope("each_channel", async (step) => {
        const eachChannelItems = await step.do("each_channel:items", once, () => listOf(["mail", "web"]));
        return step.passes(eachChannelItems, { concurrency: 2 }, async (step, item, index) => {
          // Channel
          const channel = await step.do(`channel[${index}]`, once, () =>
            firstCase([{ key: "mail", equals: "mail" }, { key: "web", equals: "web" }], item),
          );
          let open_ticket;
          if (channel !== null) {
            let read_mails, read_forms;
            if (channel === "mail") {
              // Read mails
              read_mails = await step.do(`read_mails[${index}]`, (context) =>
                http(context, { method: "GET", url: "https://mail.example/unread" }),
              );
            } else {
              // Read forms
              read_forms = await step.do(`read_forms[${index}]`, (context) =>
                http(context, { method: "GET", url: "https://shop.example/forms" }),
              );
            }

            // Open ticket
            open_ticket = await step.do(`open_ticket[${index}]`, (context) =>
              http(context, {
                method: "POST",
                url: "https://desk.example/tickets",
                body: { type: "json", value: { from: item, text: read_mails?.body ?? read_forms?.body } },
              }),
            );
          }

          return open_ticket ?? null;
        });
      });
      return each_channel;
    });
  }
}
