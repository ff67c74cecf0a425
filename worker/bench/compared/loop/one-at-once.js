/** A step for each of the items, one after the other, as a careful person writes it. */
import { WorkflowEntrypoint } from "cloudflare:workers";

const once = { retries: { limit: 0, delay: 0 }, timeout: "10 minutes" };

export class Workflow extends WorkflowEntrypoint {
  async run(event, step) {
    const lines = await step.do("each_line:items", once, async () => event.payload.trigger.output.body.lines);
    const results = [];
    for (const [index, { sku, price, count }] of lines.entries()) {
      results.push(await step.do(`line[${index}]`, once, async () => ({ sku, total: price * count })));
    }
    return step.do("each_line", once, async () => ({ results, errors: [] }));
  }
}
