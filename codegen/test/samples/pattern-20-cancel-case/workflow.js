import { WorkflowEntrypoint } from "cloudflare:workers";
import { failWith } from "./weft/fail-with.js";
import { http } from "./weft/http.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";
import { closeWait, openWait } from "./weft/wait.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Reserve
      const reserve = await step.do(
        "reserve",
        (context) =>
          http(context, {
            method: "POST",
            url: "https://hotel.example/rooms",
            body: { type: "json", value: { guest: trigger.body?.guest } },
          }),
        {
          rollback: async (undo) => {
            // Free
            await undo("free", (context) =>
              http(context, {
                method: "POST",
                url: "https://hotel.example/free",
                body: { type: "json", value: { room: reserve?.body?.room } },
              }),
            );
          },
        },
      );

      await step.all(
        async () => {
          // Wait for stay
          await step.sleep("wait_for_stay:sleep", "30 days");
          await step.do("wait_for_stay", once, () => null);

          // Check in
          return step.return("check_in", () => ({ room: reserve?.body?.room }));
        },
        async () => {
          // Wait for cancellation
          const waitForCancellationWait = await step.do("wait_for_cancellation:open", (context) =>
            openWait(context, ["cancelled"], "30 days"),
          );
          if (!waitForCancellationWait.answered) {
            await step.waitForEvent("wait_for_cancellation:wait", {
              type: "wait-wait_for_cancellation",
              timeout: "30 days",
            });
          }
          const wait_for_cancellation = await step.do("wait_for_cancellation", (context) =>
            closeWait(context),
          );
          if (wait_for_cancellation.event === "cancelled") {
            // Cancel
            await step.do("cancel", once, () => failWith("The guest cancelled"));
          }
        },
      );
    });
  }
}
