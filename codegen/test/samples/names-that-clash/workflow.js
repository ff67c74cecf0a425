import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { begin, once } from "./weft/flow.js";
import { sum } from "./weft/functions.js";
import { http } from "./weft/http.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish } = begin(event, engine, host);
    let http$, sum$, context$, node$;

    node("http", ["start.out"], async () => {
      http$ = await step.do("http", (context) =>
        http(context, { method: "GET", url: "https://echo.weft.test" }),
      );
    });

    node("sum", ["http.out"], async () => {
      sum$ = await step.do("sum", once, () => sum([1, 2]) + http$?.status);
    });

    node("context", ["sum.out"], async () => {
      context$ = await step.do("context", (context) =>
        http(context, { method: "GET", url: `https://echo.weft.test/${text(sum$)}` }),
      );
    });

    node("node", ["context.out"], async () => {
      node$ = await step.do("node", once, () => ({ value: context$?.status }));
    });

    return finish(() => ({ node: node$ }));
  }
}
