import { WorkflowEntrypoint } from "cloudflare:workers";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger, startedBy }) => {
      const { node, seen, settled } = step.graph(startedBy);
      let urgent, call, write, note;

      // Urgent?
      node("urgent", ["start.out"], async () => {
        urgent = await step.do("urgent", once, () => Boolean(trigger.body?.urgent));
        return urgent ? "true" : "false";
      });

      // Call
      node("call", ["urgent.true"], async () => {
        call = await step.do("call", once, () => "call");
      });

      // Write
      node("write", ["urgent.false"], async () => {
        write = await step.do("write", once, () => "write");
      });

      // Note it
      node("note", ["call.out", "write.out"], async () => {
        const { call: noteCallSeen, write: noteWriteSeen } = await seen("note:seen", () => ({ call, write }));
        note = await step.do("note", once, () => [noteCallSeen, noteWriteSeen]);
      }, { join: "any" });

      await settled();

      return note ?? null;
    });
  }
}
