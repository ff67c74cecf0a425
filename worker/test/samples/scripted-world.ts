/** The server that the requests of samples go to: it answers every step as the sample's world says, and keeps count. */
import type { Json } from "@weft/shared";
import { type Scripts, scriptOf } from "../../../codegen/test/proof/script.ts";
import { shorter, tooSlowMs } from "./adapt.ts";

export type Asked = { step: string; run: string; body: Json; key: string | null };
export type Reply = { status: number; body: Json; afterMs: number };

export class ScriptedWorld {
  readonly asked: Asked[] = [];
  readonly #scripts = new Map<string, PromiseWithResolvers<Scripts>>();

  /** What a run's requests are answered. Until this is said they wait: a run may be faster than its id. */
  expect(run: string, scripts: Scripts): void {
    this.#scriptsOf(run).resolve(scripts);
  }

  async reply(asked: Asked): Promise<Reply> {
    const { run, step } = asked;
    this.asked.push(asked);
    const time = this.of(run).filter((other) => other.step === step).length;
    const { takes = 0, answer = null, fails = [] } = scriptOf(await this.#scriptsOf(run).promise, step);
    const trouble = fails[time - 1];
    const afterMs = shorter(takes) + (takes > 60_000 ? 1000 : 0);
    if (trouble === "too slow") return { status: 200, body: answer, afterMs: tooSlowMs * 1.6 };
    return { status: trouble ? statusOf(trouble) : 200, body: trouble ? null : answer, afterMs };
  }

  #scriptsOf(run: string): PromiseWithResolvers<Scripts> {
    const known = this.#scripts.get(run) ?? Promise.withResolvers<Scripts>();
    this.#scripts.set(run, known);
    return known;
  }

  of(run: string): Asked[] {
    return this.asked.filter((asked) => asked.run === run);
  }
}

/** A status after which the step is tried again, or not. */
function statusOf({ message, retryable = true }: { message: string; retryable?: boolean }): number {
  const said = Number(/^[45]\d\d/.exec(message)?.[0] ?? 0);
  if (retryable) return said >= 500 || said === 429 ? said : 503;
  return said >= 400 && said < 500 ? said : 400;
}
