import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { failWith } from "./weft/fail-with.js";
import { http } from "./weft/http.js";
import { listOf } from "./weft/loops.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { closeWait, openWait } from "./weft/wait.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Each signer
      const each_signer = await step.scope("each_signer", async (step) => {
        const eachSignerItems = await step.do("each_signer:items", once, () => listOf(trigger.body?.signers));
        const eachSignerResults = [];
        for (const [index, item] of eachSignerItems.entries()) {
          // Ask
          await step.do(`ask[${index}]`, (context) =>
            http(context, {
              method: "POST",
              url: "https://mail.example/send",
              body: { type: "json", value: { to: item } },
            }),
          );

          // Wait
          const waitWait = await step.do(`wait[${index}]:open`, (context) =>
            openWait(context, ["signed", "refused"], "3 days"),
          );
          if (!waitWait.answered) {
            await step.waitForEvent(`wait[${index}]:wait`, { type: `wait-wait-${index}`, timeout: "3 days" });
          }
          const wait = await step.do(`wait[${index}]`, (context) => closeWait(context));
          let keep;
          switch (wait.event) {
            case "signed": {
              // Keep
              keep = await step.do(`keep[${index}]`, once, () => ({ by: item, at: wait?.receivedAt }));
              break;
            }
            case "refused": {
              // Stop
              await step.do(`stop[${index}]`, once, () => failWith(`${text(item)} refused`));
              break;
            }
          }

          eachSignerResults.push(keep ?? null);
        }
        return { results: eachSignerResults, errors: [] };
      });
      return each_signer;
    });
  }
}
