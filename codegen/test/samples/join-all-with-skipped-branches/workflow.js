import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger, startedBy }) => {
      const { node, settled } = step.graph(startedBy);
      let weigh, is_gift, is_valuable, wrap, insure, pack;

      // Weigh
      node("weigh", ["order.out"], async () => {
        weigh = await step.do("weigh", once, () => trigger?.body?.grams / 1000);
      });

      // Is gift
      node("is_gift", ["order.out"], async () => {
        is_gift = await step.do("is_gift", once, () => Boolean(trigger?.body?.gift));
        return is_gift ? "true" : "false";
      });

      // Is valuable
      node("is_valuable", ["order.out"], async () => {
        is_valuable = await step.do("is_valuable", once, () => Boolean(trigger?.body?.price > 500));
        return is_valuable ? "true" : "false";
      });

      // Wrap
      node("wrap", ["is_gift.true"], async () => {
        wrap = await step.do("wrap", once, () => ({ paper: "red" }));
      });

      // Insure
      node("insure", ["is_valuable.true"], async () => {
        insure = await step.do("insure", (context) =>
          http(context, {
            method: "POST",
            url: "https://insurance.example/policies",
            body: { type: "json", value: { price: trigger?.body?.price } },
          }),
        );
      });

      // Pack
      node("pack", ["weigh.out", "wrap.out", "insure.out"], async () => {
        pack = await step.do("pack", once, () => ({
          kilos: weigh,
          paper: wrap?.paper,
          policy: insure?.body?.policy,
        }));
      });

      await settled();

      return pack ?? null;
    });
  }
}
