/** Running another workflow. */
import { callHost } from "./host.js";

/**
 * @param {any} context Of the attempt.
 * @param {{ workflowId: string, version: "live" | number, input: unknown, wait: boolean }} call
 * @returns {Promise<{ runId: string, until?: string }>}
 */
export const startWorkflow = (context, { input, ...call }) =>
  callHost(context, "startWorkflow", { key: context.key, ...call, input: input ?? {} });

/** The output of the run that was started; fails with its failure. @param {any} context */
export const workflowResult = (context) => callHost(context, "workflowResult", { key: context.key });
