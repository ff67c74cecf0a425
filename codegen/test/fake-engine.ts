/**
 * The engine's `step` as far as the run time relies on it: results by name, retries with a delay function, aborts. Tiny
 * on purpose; the real engine runs the same code in the worker's tests.
 */
type Config = {
  retries: { limit: number; delay: number | string | ((input: { error: unknown }) => unknown) };
};
type Work = (context: { attempt: number }) => Promise<unknown>;

export class FakeEngine {
  /** What a replay finds. */
  readonly journal = new Map<string, { value: unknown } | { error: Error }>();
  /** `name` for an attempt of a step, `name zz` for a sleep, in order. */
  readonly log: string[] = [];
  /** Names of sleeps and waits that never end. */
  readonly endless = new Set<string>();
  readonly aborts: ((error: Error) => void)[] = [];

  async do(name: string, { retries }: Config, work: Work): Promise<unknown> {
    const known = this.journal.get(name);
    if (known) return "value" in known ? known.value : Promise.reject(known.error);
    for (let attempt = 1; ; attempt++) {
      this.log.push(name);
      try {
        const value = structuredClone(await work({ attempt }));
        this.journal.set(name, { value });
        return value;
      } catch (error) {
        const final = attempt > retries.limit ? (error as Error) : refusal(name, retries.delay, error);
        if (!final) continue;
        this.journal.set(name, { error: final });
        throw final;
      }
    }
  }

  async sleep(name: string): Promise<void> {
    this.log.push(`${name} zz`);
    if (this.endless.has(name)) await new Promise<void>((_, reject) => this.aborts.push(reject));
  }

  waitForEvent(name: string): Promise<void> {
    return this.sleep(name);
  }

  /** What a pause does to everything that is idle. */
  pause(): void {
    for (const abort of this.aborts) abort(new Error("Aborting engine: User called pause"));
  }
}

/** The engine's own error where the delay function refuses a retry. */
function refusal(name: string, delay: Config["retries"]["delay"], error: unknown): Error | undefined {
  if (typeof delay !== "function") return undefined;
  try {
    delay({ error });
    return undefined;
  } catch (refused) {
    const { message } = refused as Error;
    return new Error(
      `NonRetryableDelayError: The delay function for step "${name}-1" threw an error: ${message}`,
    );
  }
}

export const eventFor = (triggerId: string, body: unknown = {}) => ({
  payload: {
    trigger: { id: triggerId, output: { kind: "manual", body } },
    run: { id: "run1", workflowId: "wf1", version: 1, startedAt: "2026-01-01T00:00:00.000Z" },
  },
});
