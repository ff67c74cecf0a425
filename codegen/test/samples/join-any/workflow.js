import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, startedBy }) => {
      const { node, settled } = step.graph(startedBy);
      let confirm;

      // Ask north
      node("ask_north", ["start.out"], async () => {
        await step.do("ask_north", (context) =>
          http(context, { method: "GET", url: "https://north.example/quote" }),
        );
      });

      // Ask south
      node("ask_south", ["start.out"], async () => {
        await step.do("ask_south", (context) =>
          http(context, { method: "GET", url: "https://south.example/quote" }),
        );
      });

      // Order
      node("order", ["ask_north.out", "ask_south.out"], async () => {
        await step.do("order", once, () => ({ ordered: true }));
      }, { join: "any" });

      // Confirm
      node("confirm", ["order.out"], async () => {
        confirm = await step.do("confirm", (context) =>
          http(context, {
            method: "POST",
            url: "https://mail.example/send",
            body: { type: "json", value: { text: "Ordered" } },
          }),
        );
      });

      await settled();

      return confirm ?? null;
    });
  }
}
