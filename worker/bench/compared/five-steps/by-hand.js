/** The five steps as a careful person writes them: the same names, and what cannot succeed by trying again is not tried again. */
import { WorkflowEntrypoint } from "cloudflare:workers";

const once = { retries: { limit: 0, delay: 0 }, timeout: "10 minutes" };

export class Workflow extends WorkflowEntrypoint {
  async run(event, step) {
    const order = event.payload.trigger.output.body;

    const subtotal = await step.do("subtotal", once, async () =>
      order.lines.map((line) => line.price * line.count).reduce((sum, price) => sum + price, 0),
    );
    const discount = await step.do("discount", once, async () => (subtotal > 100 ? subtotal / 10 : 0));
    const total = await step.do("total", once, async () => subtotal - discount);
    const note = await step.do("note", once, async () => `Order ${order.id} comes to ${total} EUR.`);
    return step.do("answer", once, async () => ({ id: order.id, total, note }));
  }
}
