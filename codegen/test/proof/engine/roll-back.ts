/**
 * What the engine does after a run has failed: the handlers of the steps that started, in reverse order of their start.
 * A step whose handler this execution did not register ends it all, and so does a handler that throws for good.
 */
import type { AdversarialEngine } from "./adversarial-engine.ts";
import type { FakeHost } from "./fake-host.ts";
import type { Journal } from "./journal.ts";

type Situation = {
  engine: AdversarialEngine;
  journal: Journal;
  host: Pick<FakeHost, "calls" | "failedUndos">;
  error: Error;
  now: number;
};

export async function rollBack({ engine, journal, host, error, now }: Situation): Promise<void> {
  engine.isRollingBack = true;
  const eligible = [...journal.steps].filter(
    ([name, { hasRollback }]) => hasRollback && !journal.rolledBack.has(name),
  );
  for (const [name, { result }] of eligible.reverse()) {
    const handler = engine.handlers.get(name);
    if (!handler) {
      engine.violations.push(`no rollback handler of ${name} was there, so nothing before it was undone`);
      return;
    }
    const before = host.calls.length;
    const failedBefore = host.failedUndos.length;
    const output = result && "value" in result ? structuredClone(result.value) : undefined;
    const limit = handler.rollbackConfig?.retries?.limit ?? 5;
    const problem = await tried(limit, () =>
      handler.rollback({ ctx: { step: { name, count: 1 } }, error, output, stepName: `${name}-1` }),
    );
    const calls = host.calls.slice(before).map(({ step, input }) => ({ step, input }));
    const failed = host.failedUndos.length > failedBefore;
    const undone = calls.length > 0 || failed ? { calls, failed } : null;
    journal.write({ at: now, type: "rollback_ended", name, undone });
    if (!problem) continue;
    engine.violations.push(`the rollback handler of ${name} threw: ${problem.message}`);
    return;
  }
}

async function tried(limit: number, work: () => Promise<unknown>): Promise<Error | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return null;
    } catch (error) {
      if (attempt > limit) return error as Error;
    }
  }
}
