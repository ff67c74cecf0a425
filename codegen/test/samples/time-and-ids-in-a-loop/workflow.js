import { WorkflowEntrypoint } from "cloudflare:workers";
import { uuid } from "./weft/functions.js";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger, run }) => {
      // Each guest
      const each_guest = await step.scope("each_guest", async (step) => {
        const eachGuestItems = await step.do("each_guest:items", once, () => listOf(trigger.body?.guests));
        const eachGuestResults = [];
        for (const [index, item] of eachGuestItems.entries()) {
          // Invite
          const inviteNow = await step.do(`invite[${index}]:now`, once, () => new Date().toISOString());
          const invite = await step.do(`invite[${index}]`, (context) =>
            http(context, {
              method: "POST",
              url: "https://mail.example/send",
              body: {
                type: "json",
                value: {
                  to: item,
                  code: uuid(run.id, "invite.body.value.code/1", index),
                  at: inviteNow,
                  again: uuid(run.id, "invite.body.value.again/1", index),
                },
              },
            }),
          );
          eachGuestResults.push(invite);
        }
        return { results: eachGuestResults, errors: [] };
      });
      return each_guest;
    });
  }
}
