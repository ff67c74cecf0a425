import { z } from "zod";
import { js } from "../../code.ts";
import { condense } from "../condense.ts";
import { evaluated } from "../emission.ts";
import type { NodeKind } from "../kind.ts";
import { neededText } from "../params.ts";

export const fail: NodeKind = {
  type: "fail",
  flow: "end",
  category: "logic",
  label: "Fail",
  icon: "octagon-x",
  description: "Ends the path with a failure.",
  docs: `Fails with your **message**. It is not retried. Nothing more starts beside it; in a loop or a group that container
fails, at the top the run does, after what was done is undone.`,
  params: z.strictObject({
    message: neededText({ title: "Message", placeholder: "The order has no lines" }),
  }),
  defaults: { message: "" },
  outputs: () => [],
  failable: false,
  retries: false,
  nondeterminism: false,
  handles: () => [],
  fails: true,
  summary: ({ message }) => condense(message),
  steps: () => [{}],
  emit: (context) => evaluated(context, js`failWith(${context.param("message")})`),
};
