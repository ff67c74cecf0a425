/** Twenty steps side by side and their sum, as a careful person writes them. */
import { WorkflowEntrypoint } from "cloudflare:workers";

const once = { retries: { limit: 0, delay: 0 }, timeout: "10 minutes" };

export class Workflow extends WorkflowEntrypoint {
  async run(event, step) {
    const { amounts } = event.payload.trigger.output.body;
    const shares = await Promise.all(
      amounts.map((amount, index) => step.do(`share_${index}`, once, async () => amount / 4)),
    );
    return step.do("total", once, async () => shares.reduce((sum, share) => sum + share, 0));
  }
}
