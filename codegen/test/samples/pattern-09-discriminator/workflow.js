import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, startedBy }) => {
      const { node, settled } = step.graph(startedBy);
      let offer;

      // Ask north
      node("ask_north", ["start.out"], async () => {
        await step.do("ask_north", (context) =>
          http(context, { method: "GET", url: "https://north.example/price" }),
        );
      });

      // Ask south
      node("ask_south", ["start.out"], async () => {
        await step.do("ask_south", (context) =>
          http(context, { method: "GET", url: "https://south.example/price" }),
        );
      });

      // Ask west
      node("ask_west", ["start.out"], async () => {
        await step.do("ask_west", (context) =>
          http(context, { method: "GET", url: "https://west.example/price" }),
        );
      });

      // Offer
      node("offer", ["ask_north.out", "ask_south.out", "ask_west.out"], async () => {
        offer = await step.do("offer", (context) =>
          http(context, {
            method: "POST",
            url: "https://mail.example/offers",
            body: { type: "json", value: { text: "We can deliver" } },
          }),
        );
      }, { join: "any" });

      await settled();

      return offer ?? null;
    });
  }
}
