/** A step for each of the items, ten side by side, as a careful person writes it. */
import { WorkflowEntrypoint } from "cloudflare:workers";

const once = { retries: { limit: 0, delay: 0 }, timeout: "10 minutes" };

export class Workflow extends WorkflowEntrypoint {
  async run(event, step) {
    const lines = await step.do("each_line:items", once, async () => event.payload.trigger.output.body.lines);
    const results = new Array(lines.length);
    const waiting = lines.entries();
    const work = async () => {
      for (const [index, { sku, price, count }] of waiting) {
        results[index] = await step.do(`line[${index}]`, once, async () => ({ sku, total: price * count }));
      }
    };
    await Promise.all(Array.from({ length: 10 }, work));
    return step.do("each_line", once, async () => ({ results, errors: [] }));
  }
}
