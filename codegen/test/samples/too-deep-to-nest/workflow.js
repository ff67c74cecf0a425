import { WorkflowEntrypoint } from "cloudflare:workers";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger, startedBy }) => {
      const { node, settled } = step.graph(startedBy);
      let is_over_1, is_over_2, is_over_3, is_over_4, is_over_5, is_over_6, is_over_7, is_over_8,
        is_over_9, is_over_10, is_over_11, is_over_12, is_over_13, is_over_14, is_over_15,
        is_over_16, is_over_17, is_over_18, file_it;

      // Is over 1
      node("is_over_1", ["start.out"], async () => {
        is_over_1 = await step.do("is_over_1", once, () => Boolean(trigger.body?.level > 1));
        return is_over_1 ? "true" : "false";
      });

      // Stop at 1
      node("stop_at_1", ["is_over_1.false"], async () => {
        await step.do("stop_at_1", once, () => ({ level: 1 }));
      });

      // Is over 2
      node("is_over_2", ["is_over_1.true"], async () => {
        is_over_2 = await step.do("is_over_2", once, () => Boolean(trigger.body?.level > 2));
        return is_over_2 ? "true" : "false";
      });

      // Stop at 2
      node("stop_at_2", ["is_over_2.false"], async () => {
        await step.do("stop_at_2", once, () => ({ level: 2 }));
      });

      // Is over 3
      node("is_over_3", ["is_over_2.true"], async () => {
        is_over_3 = await step.do("is_over_3", once, () => Boolean(trigger.body?.level > 3));
        return is_over_3 ? "true" : "false";
      });

      // Stop at 3
      node("stop_at_3", ["is_over_3.false"], async () => {
        await step.do("stop_at_3", once, () => ({ level: 3 }));
      });

      // Is over 4
      node("is_over_4", ["is_over_3.true"], async () => {
        is_over_4 = await step.do("is_over_4", once, () => Boolean(trigger.body?.level > 4));
        return is_over_4 ? "true" : "false";
      });

      // Stop at 4
      node("stop_at_4", ["is_over_4.false"], async () => {
        await step.do("stop_at_4", once, () => ({ level: 4 }));
      });

      // Is over 5
      node("is_over_5", ["is_over_4.true"], async () => {
        is_over_5 = await step.do("is_over_5", once, () => Boolean(trigger.body?.level > 5));
        return is_over_5 ? "true" : "false";
      });

      // Stop at 5
      node("stop_at_5", ["is_over_5.false"], async () => {
        await step.do("stop_at_5", once, () => ({ level: 5 }));
      });

      // Is over 6
      node("is_over_6", ["is_over_5.true"], async () => {
        is_over_6 = await step.do("is_over_6", once, () => Boolean(trigger.body?.level > 6));
        return is_over_6 ? "true" : "false";
      });

      // Stop at 6
      node("stop_at_6", ["is_over_6.false"], async () => {
        await step.do("stop_at_6", once, () => ({ level: 6 }));
      });

      // Is over 7
      node("is_over_7", ["is_over_6.true"], async () => {
        is_over_7 = await step.do("is_over_7", once, () => Boolean(trigger.body?.level > 7));
        return is_over_7 ? "true" : "false";
      });

      // Stop at 7
      node("stop_at_7", ["is_over_7.false"], async () => {
        await step.do("stop_at_7", once, () => ({ level: 7 }));
      });

      // Is over 8
      node("is_over_8", ["is_over_7.true"], async () => {
        is_over_8 = await step.do("is_over_8", once, () => Boolean(trigger.body?.level > 8));
        return is_over_8 ? "true" : "false";
      });

      // Stop at 8
      node("stop_at_8", ["is_over_8.false"], async () => {
        await step.do("stop_at_8", once, () => ({ level: 8 }));
      });

      // Is over 9
      node("is_over_9", ["is_over_8.true"], async () => {
        is_over_9 = await step.do("is_over_9", once, () => Boolean(trigger.body?.level > 9));
        return is_over_9 ? "true" : "false";
      });

      // Stop at 9
      node("stop_at_9", ["is_over_9.false"], async () => {
        await step.do("stop_at_9", once, () => ({ level: 9 }));
      });

      // Is over 10
      node("is_over_10", ["is_over_9.true"], async () => {
        is_over_10 = await step.do("is_over_10", once, () => Boolean(trigger.body?.level > 10));
        return is_over_10 ? "true" : "false";
      });

      // Stop at 10
      node("stop_at_10", ["is_over_10.false"], async () => {
        await step.do("stop_at_10", once, () => ({ level: 10 }));
      });

      // Is over 11
      node("is_over_11", ["is_over_10.true"], async () => {
        is_over_11 = await step.do("is_over_11", once, () => Boolean(trigger.body?.level > 11));
        return is_over_11 ? "true" : "false";
      });

      // Stop at 11
      node("stop_at_11", ["is_over_11.false"], async () => {
        await step.do("stop_at_11", once, () => ({ level: 11 }));
      });

      // Is over 12
      node("is_over_12", ["is_over_11.true"], async () => {
        is_over_12 = await step.do("is_over_12", once, () => Boolean(trigger.body?.level > 12));
        return is_over_12 ? "true" : "false";
      });

      // Stop at 12
      node("stop_at_12", ["is_over_12.false"], async () => {
        await step.do("stop_at_12", once, () => ({ level: 12 }));
      });

      // Is over 13
      node("is_over_13", ["is_over_12.true"], async () => {
        is_over_13 = await step.do("is_over_13", once, () => Boolean(trigger.body?.level > 13));
        return is_over_13 ? "true" : "false";
      });

      // Stop at 13
      node("stop_at_13", ["is_over_13.false"], async () => {
        await step.do("stop_at_13", once, () => ({ level: 13 }));
      });

      // Is over 14
      node("is_over_14", ["is_over_13.true"], async () => {
        is_over_14 = await step.do("is_over_14", once, () => Boolean(trigger.body?.level > 14));
        return is_over_14 ? "true" : "false";
      });

      // Stop at 14
      node("stop_at_14", ["is_over_14.false"], async () => {
        await step.do("stop_at_14", once, () => ({ level: 14 }));
      });

      // Is over 15
      node("is_over_15", ["is_over_14.true"], async () => {
        is_over_15 = await step.do("is_over_15", once, () => Boolean(trigger.body?.level > 15));
        return is_over_15 ? "true" : "false";
      });

      // Stop at 15
      node("stop_at_15", ["is_over_15.false"], async () => {
        await step.do("stop_at_15", once, () => ({ level: 15 }));
      });

      // Is over 16
      node("is_over_16", ["is_over_15.true"], async () => {
        is_over_16 = await step.do("is_over_16", once, () => Boolean(trigger.body?.level > 16));
        return is_over_16 ? "true" : "false";
      });

      // Stop at 16
      node("stop_at_16", ["is_over_16.false"], async () => {
        await step.do("stop_at_16", once, () => ({ level: 16 }));
      });

      // Is over 17
      node("is_over_17", ["is_over_16.true"], async () => {
        is_over_17 = await step.do("is_over_17", once, () => Boolean(trigger.body?.level > 17));
        return is_over_17 ? "true" : "false";
      });

      // Stop at 17
      node("stop_at_17", ["is_over_17.false"], async () => {
        await step.do("stop_at_17", once, () => ({ level: 17 }));
      });

      // Is over 18
      node("is_over_18", ["is_over_17.true"], async () => {
        is_over_18 = await step.do("is_over_18", once, () => Boolean(trigger.body?.level > 18));
        return is_over_18 ? "true" : "false";
      });

      // Stop at 18
      node("stop_at_18", ["is_over_18.false"], async () => {
        await step.do("stop_at_18", once, () => ({ level: 18 }));
      });

      // Beyond
      node("beyond", ["is_over_18.true"], async () => {
        await step.do("beyond", once, () => ({ level: 19 }));
      });

      // File it
      node("file_it", [
        "stop_at_1.out",
        "stop_at_2.out",
        "stop_at_3.out",
        "stop_at_4.out",
        "stop_at_5.out",
        "stop_at_6.out",
        "stop_at_7.out",
        "stop_at_8.out",
        "stop_at_9.out",
        "stop_at_10.out",
        "stop_at_11.out",
        "stop_at_12.out",
        "stop_at_13.out",
        "stop_at_14.out",
        "stop_at_15.out",
        "stop_at_16.out",
        "stop_at_17.out",
        "stop_at_18.out",
        "beyond.out",
      ], async () => {
        file_it = await step.do("file_it", once, () => ({ done: true }));
      });

      await settled();

      return file_it ?? null;
    });
  }
}
