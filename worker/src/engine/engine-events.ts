import { WorkerEntrypoint } from "cloudflare:workers";
import type { Env } from "../env.ts";

const encoder = new TextEncoder();

/**
 * The engine's events of an instance as a stream of JSON lines. It stands between a run's object and the engine
 * because a pending `next()` of a subscription cannot be called off: it would keep the object from being put to sleep
 * until the next event. Cancelling this stream ends the call behind it.
 */
export class EngineEvents extends WorkerEntrypoint<Env> {
  /** Rejects with `instance.not_found` while there is no such instance. Ends after the last event. */
  async after(instanceId: string, cursor: number): Promise<ReadableStream<Uint8Array>> {
    const instance = await this.env.WORKFLOWS.get(instanceId);
    const subscription = await instance.subscribe({ cursor });
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await subscription.next();
        if (done) {
          subscription[Symbol.dispose]();
          controller.close();
        } else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      },
      cancel: () => subscription[Symbol.dispose](),
    });
  }
}
