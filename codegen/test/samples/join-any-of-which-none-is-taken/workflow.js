import { WorkflowEntrypoint } from "cloudflare:workers";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger, startedBy }) => {
      const { node, settled } = step.graph(startedBy);
      let by_mail, by_phone, contact;

      // By mail
      node("by_mail", ["start.out"], async () => {
        by_mail = await step.do("by_mail", once, () => Boolean(trigger.body?.mail));
        return by_mail ? "true" : "false";
      });

      // By phone
      node("by_phone", ["start.out"], async () => {
        by_phone = await step.do("by_phone", once, () => Boolean(trigger.body?.phone));
        return by_phone ? "true" : "false";
      });

      // Contact
      node("contact", ["by_mail.true", "by_phone.true"], async () => {
        contact = await step.do("contact", once, () => ({
          mail: trigger.body?.mail,
          phone: trigger.body?.phone,
        }));
      }, { join: "any" });

      await settled();

      return contact ?? null;
    });
  }
}
