import { WorkflowEntrypoint } from "cloudflare:workers";
import { begin, once } from "./weft/flow.js";
import { http } from "./weft/http.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish } = begin(event, engine, host);
    let a, b, c, join$;

    node("a", ["start.out"], async () => {
      a = await step.do("a", (context) =>
        http(context, { method: "GET", url: "https://echo.weft.test/a" }),
      );
    });

    node("b", ["start.out"], async () => {
      b = await step.do("b", (context) =>
        http(context, { method: "GET", url: "https://echo.weft.test/b" }),
      );
    });

    node("c", ["start.out"], async () => {
      await step.sleep("c:sleep", "1 second");
      c = await step.do("c", once, () => null);
    });

    node("join", ["a.out", "b.out", "c.out"], async () => {
      join$ = await step.do("join", once, () => ({ a: a?.body?.path, b: b?.body?.path }));
    });

    return finish(() => ({ join: join$ }));
  }
}
