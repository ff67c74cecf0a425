import { z } from "zod";
import type { NodeKind } from "../kind.ts";
import { inputSchema } from "../params.ts";
import { trigger } from "../trigger.ts";

export const manual: NodeKind = {
  ...trigger,
  type: "manual",
  label: "By hand",
  icon: "mouse-pointer-click",
  description: "Starts a run by hand or over the API.",
  docs: `Starts a run when somebody presses **Test run** or calls the API. What the run is started with is \`trigger.body\`;
without an input it is \`{}\`. An **input schema** (JSON Schema) says what is expected: a test run begins with an input of
that shape. The input is not held against it.`,
  params: z.strictObject({ inputSchema: inputSchema() }),
  defaults: {},
  startedBy: "api",
  summary: (params) => (params.inputSchema ? "Test run or API · input schema" : "Test run or API"),
};
