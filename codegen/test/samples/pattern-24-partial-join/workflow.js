import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, startedBy }) => {
      const { node, seen, settled } = step.graph(startedBy);
      let ask_ada, ask_bob, ask_eve, ada_and_bob, ada_and_eve, bob_and_eve, go_on;

      // Ask ada
      node("ask_ada", ["start.out"], async () => {
        ask_ada = await step.do("ask_ada", (context) =>
          http(context, {
            method: "POST",
            url: "https://desk.example/ada",
            body: { type: "json", value: 1 },
          }),
        );
      });

      // Ask bob
      node("ask_bob", ["start.out"], async () => {
        ask_bob = await step.do("ask_bob", (context) =>
          http(context, {
            method: "POST",
            url: "https://desk.example/bob",
            body: { type: "json", value: 1 },
          }),
        );
      });

      // Ask eve
      node("ask_eve", ["start.out"], async () => {
        ask_eve = await step.do("ask_eve", (context) =>
          http(context, {
            method: "POST",
            url: "https://desk.example/eve",
            body: { type: "json", value: 1 },
          }),
        );
      });

      // Ada and bob
      node("ada_and_bob", ["ask_ada.out", "ask_bob.out"], async () => {
        ada_and_bob = await step.do("ada_and_bob", once, () => [ask_ada?.body, ask_bob?.body]);
      });

      // Ada and eve
      node("ada_and_eve", ["ask_ada.out", "ask_eve.out"], async () => {
        ada_and_eve = await step.do("ada_and_eve", once, () => [ask_ada?.body, ask_eve?.body]);
      });

      // Bob and eve
      node("bob_and_eve", ["ask_bob.out", "ask_eve.out"], async () => {
        bob_and_eve = await step.do("bob_and_eve", once, () => [ask_bob?.body, ask_eve?.body]);
      });

      // Go on
      node("go_on", ["ada_and_bob.out", "ada_and_eve.out", "bob_and_eve.out"], async () => {
        const {
          ada_and_bob: goOnAdaAndBobSeen,
          ada_and_eve: goOnAdaAndEveSeen,
          bob_and_eve: goOnBobAndEveSeen,
        } = await seen("go_on:seen", () => ({ ada_and_bob, ada_and_eve, bob_and_eve }));
        go_on = await step.do("go_on", (context) =>
          http(context, {
            method: "POST",
            url: "https://desk.example/decisions",
            body: {
              type: "json",
              value: { votes: goOnAdaAndBobSeen ?? goOnAdaAndEveSeen ?? goOnBobAndEveSeen },
            },
          }),
        );
      }, { join: "any" });

      await settled();

      return go_on ?? null;
    });
  }
}
