import { WorkflowEntrypoint } from "cloudflare:workers";
import { begin, once } from "./weft/flow.js";

export class Workflow extends WorkflowEntrypoint {
  async run(event, engine, host) {
    const { step, node, finish } = begin(event, engine, host);
    let say;

    // Say it $ x now
    node("say", ["start.out"], async () => {
      say = await step.do("say", once, () =>
        ({ "it's": `\`\${1}\` ${"{{"} \u003c/script>\u003c!--` }),
      );
    });

    return finish(() => ({ say }));
  }
}
