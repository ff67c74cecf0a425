import { WorkflowEntrypoint } from "cloudflare:workers";
import { http } from "./weft/http.js";
import { masked, outputOf } from "./weft/output.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step }) => {
      let use_token, fetch_secret;
      await step.all(
        async () => {
          // Fetch token
          const fetch_token = await step.do("fetch_token", { sensitive: "output" }, (context) =>
            http(context, { method: "GET", url: "https://auth.example/token" }),
          );

          // Use token
          use_token = await step.do("use_token", (context) =>
            http(context, {
              method: "POST",
              url: "https://api.example/orders",
              body: { type: "json", value: { token: fetch_token?.body?.token } },
            }),
          );
        },
        async () => {
          // Fetch secret
          fetch_secret = await step.do("fetch_secret", { sensitive: "output" }, (context) =>
            http(context, { method: "GET", url: "https://vault.example/secret" }),
          );
        },
      );

      return outputOf({ fetch_secret: masked(fetch_secret), use_token });
    });
  }
}
