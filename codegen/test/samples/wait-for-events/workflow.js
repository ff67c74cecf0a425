import { WorkflowEntrypoint } from "cloudflare:workers";
import { begin, once } from "./weft/flow.js";
import { closeWait, openWait } from "./weft/wait.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish } = begin(event, engine, host);
    let ask, ship, cancel, remind;

    // Wait for the payment
    node("ask", ["start.out"], async () => {
      const wait = await step.do("ask:open", (context) =>
        openWait(context, ["paid", "payment refused"], "2 days"),
      );
      if (!wait.answered) await step.waitForEvent("ask:wait", { type: "wait-ask", timeout: "2 days" });
      ask = await step.do("ask", closeWait);
      return ask.event === null ? "timeout" : `event:${ask.event}`;
    });

    node("ship", ["ask.event:paid"], async () => {
      ship = await step.do("ship", once, () => ({ by: ask?.payload?.carrier }));
    });

    node("cancel", ["ask.event:payment refused"], async () => {
      cancel = await step.do("cancel", once, () => ({ because: ask?.payload?.reason }));
    });

    node("remind", ["ask.timeout"], async () => {
      remind = await step.do("remind", once, () => ({ late: true }));
    });

    return finish(() => ({ ship, cancel, remind }));
  }
}
