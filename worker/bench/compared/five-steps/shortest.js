/** The five steps with as little text as they can be written in, on the engine's own policy. */
import { WorkflowEntrypoint } from "cloudflare:workers";

export class Workflow extends WorkflowEntrypoint {
  async run(event, step) {
    const { id, lines } = event.payload.trigger.output.body;
    const subtotal = await step.do("a", async () => lines.reduce((s, l) => s + l.price * l.count, 0));
    const discount = await step.do("b", async () => (subtotal > 100 ? subtotal / 10 : 0));
    const total = await step.do("c", async () => subtotal - discount);
    const note = await step.do("d", async () => `Order ${id} comes to ${total} EUR.`);
    return step.do("e", async () => ({ id, total, note }));
  }
}
