import { describe, expect, it } from "vitest";
import { eventFor, FakeEngine } from "../../test/fake-engine.ts";
import { Failure, packFailure, unpackFailure } from "./failure.js";
import { outputOf } from "./output.js";
import { once } from "./policy.js";
import { runWorkflow } from "./run-workflow.js";
import type { Step } from "./step.js";
import { closeWait, endAfter, endAt, openWait } from "./wait.js";

type Flow = {
  step: Step;
  node: ReturnType<Step["graph"]>["node"];
  finish: (leaves: () => Record<string, unknown>) => Promise<unknown>;
};

type Outcome = { output?: unknown; failure?: ReturnType<typeof unpackFailure>; message?: string };

/** Runs a flow on a fake engine to its end: what came out, or the failure. */
async function run(build: (flow: Flow) => Promise<unknown>, engine = new FakeEngine(), host: object = {}) {
  const body = async ({ step, startedBy }: { step: Step; startedBy: string }) => {
    const { node, settled } = step.graph(startedBy);
    const finish: Flow["finish"] = (leaves) => settled().then(() => outputOf(leaves()));
    return build({ step, node, finish });
  };
  const result: Outcome = await runWorkflow(eventFor("start"), engine, host, body).then(
    (output) => ({ output }),
    (error: unknown) => ({ failure: unpackFailure(error), message: (error as Error).message }),
  );
  return { ...result, log: engine.log, journal: engine.journal };
}

const fails = (name: string, retryable?: boolean) => () => {
  throw new Failure(name, `${name} happened`, retryable === undefined ? {} : { retryable });
};

describe("a node", () => {
  it("runs once when one of its edges is taken, after all of them are settled", async () => {
    const { log } = await run(({ node, step, finish }) => {
      node("a", ["start.out"], () => step.do("a", once, () => 1).then(() => "true"));
      node("slow", ["start.out"], () =>
        step.do("slow", once, () => new Promise((done) => setTimeout(done, 20))),
      );
      node("join", ["a.true", "a.false", "slow.out"], () => step.do("join", once, () => 1));
      return finish(() => ({}));
    });
    expect(log).toEqual(["a", "slow", "join"]);
  });

  it("is skipped, with all that follows, when none of its edges is taken", async () => {
    const { log, output } = await run(({ node, step, finish }) => {
      node("a", ["start.out"], () => step.do("a", once, () => 1).then(() => "true"));
      node("b", ["a.false"], () => step.do("b", once, () => 1));
      let c: unknown;
      node("c", ["b.out"], async () => {
        c = await step.do("c", once, () => 1);
      });
      return finish(() => ({ c }));
    });
    expect(log).toEqual(["a"]);
    expect(output).toBeNull();
  });

  it("of a trigger that did not fire leads nowhere", async () => {
    const { log } = await run(({ node, step, finish }) => {
      node("a", ["other.out"], () => step.do("a", once, () => 1));
      return finish(() => ({}));
    });
    expect(log).toEqual([]);
  });

  it("takes its error edges when it fails, and shows its failure to what follows", async () => {
    const { output } = await run(({ node, step, finish }) => {
      let error: unknown;
      let rescue: unknown;
      const failed = (failure: unknown) => {
        error = failure;
      };
      node("a", ["start.out"], () => step.do("a", once, fails("Boom")), { failed });
      node("next", ["a.out"], () => step.do("next", once, () => 1));
      node("rescue", ["a.error"], async () => {
        rescue = await step.do("rescue", once, () => error);
      });
      return finish(() => ({ rescue }));
    });
    expect(output).toEqual({ name: "Boom", message: "Boom happened" });
  });
});

describe("a failure that nobody handles", () => {
  it("lets running steps finish, starts nothing more, and ends the run with the node's name", async () => {
    const { failure, log } = await run(({ node, step, finish }) => {
      node("bad", ["start.out"], () => step.do("bad", once, fails("Boom")));
      node("slow", ["start.out"], () =>
        step.do("slow", once, () => new Promise((done) => setTimeout(done, 20))),
      );
      node("after", ["slow.out"], () => step.do("after", once, () => 1));
      return finish(() => ({}));
    });
    expect(log).toEqual(["bad", "slow", "run:started"]);
    expect(failure).toEqual({ name: "Boom", message: "Boom happened", nodeId: "bad" });
  });

  it("drops sleeps and waits", async () => {
    const engine = new FakeEngine();
    engine.endless.add("nap:sleep").add("ask:wait");
    const { failure, log } = await run(({ node, step, finish }) => {
      node("nap", ["start.out"], async () => {
        await step.sleep("nap:sleep", "1 hour");
        await step.do("nap", once, () => null);
      });
      node("ask", ["start.out"], async () => {
        await step.waitForEvent("ask:wait", { type: "wait-ask", timeout: "1 hour" });
        await step.do("ask", once, () => null);
      });
      node("bad", ["start.out"], () => step.do("bad", once, fails("Boom")));
      return finish(() => ({}));
    }, engine);
    expect(failure?.name).toBe("Boom");
    expect(log).toEqual(["nap:sleep zz", "ask:wait zz", "bad", "run:started"]);
  });

  it("leaves the run in the packed form, so that it cannot pass for one of the engine's own", async () => {
    const { message, failure } = await run(({ node, step, finish }) => {
      node("bad", ["start.out"], () =>
        step.do("bad", once, () => {
          throw new Failure("Error", "Aborting engine: User called pause");
        }),
      );
      return finish(() => ({}));
    });
    expect(message).toMatch(/^weft:failure /);
    expect(failure?.message).toBe("Aborting engine: User called pause");
  });
});

describe("a pause", () => {
  it("leaves the run at once and unchanged, past error edges and whatever else is waiting", async () => {
    const engine = new FakeEngine();
    engine.endless.add("nap:sleep").add("other:sleep");
    const running = run(({ node, step, finish }) => {
      node("nap", ["start.out"], () => step.sleep("nap:sleep", "1 hour"));
      node("rescue", ["nap.error"], () => step.do("rescue", once, () => 1));
      node("stuck", ["start.out"], () => new Promise(() => "never"));
      return finish(() => ({}));
    }, engine);
    setTimeout(() => engine.pause(), 5);
    const { message, log } = await running;
    expect(message).toBe("Aborting engine: User called pause");
    expect(log).toEqual(["nap:sleep zz"]);
  });
});

describe("a step", () => {
  const only = (name: string, policy: object, work: (context: never) => unknown) => (flow: Flow) =>
    flow.step.do(name, policy, work);

  it("is tried again while its failure may pass", async () => {
    let tries = 0;
    const flaky = () => (++tries < 3 ? fails("Busy", true)() : "done");
    expect((await run(only("a", { retries: { limit: 5 } }, flaky))).output).toBe("done");
    expect(tries).toBe(3);
  });

  it("stops at once on a failure that will not pass, and replays to the same failure", async () => {
    const engine = new FakeEngine();
    const first = await run(only("a", { retries: { limit: 5 } }, fails("HttpError", false)), engine);
    const second = await run(only("a", { retries: { limit: 5 } }, fails("Other")), engine);
    expect(first.log).toEqual(["a"]);
    expect(first.failure).toEqual({ name: "HttpError", message: "HttpError happened", nodeId: "a" });
    expect(second.failure).toEqual(first.failure);
  });

  it("does not try an evaluation error again", async () => {
    const broken = () => (null as unknown as { x: { y: number } }).x.y;
    const { log, failure } = await run(only("a", {}, broken));
    expect(log).toEqual(["a"]);
    expect(failure?.name).toBe("TypeError");
  });

  it("records JSON: null for nothing, no undefined, no functions, no infinities", async () => {
    expect((await run(only("a", once, () => undefined))).output).toBeNull();
    const { output } = await run(
      only("a", once, () => ({ a: undefined, b: [undefined, 1 / 0], c: () => 1 })),
    );
    expect(output).toEqual({ b: [null, null] });
  });

  it("keeps __proto__ a plain key of its output", async () => {
    const { output } = await run(only("a", once, () => JSON.parse('{"__proto__":{"x":1}}')));
    expect(Object.keys(output as object)).toEqual(["__proto__"]);
  });

  it("refuses an output over 1 MiB, counted in bytes", async () => {
    expect((await run(only("a", once, () => "x".repeat(1024 * 1024 - 2)))).output).toHaveLength(
      1024 * 1024 - 2,
    );
    expect((await run(only("a", once, () => "x".repeat(1024 * 1024)))).failure?.name).toBe("OutputTooLarge");
    expect((await run(only("a", once, () => "€".repeat(400_000)))).failure?.name).toBe("OutputTooLarge");
    const endless = Array.from({ length: 60 }).reduce<unknown>((all) => [all, all], "x");
    expect((await run(only("a", once, () => endless))).failure?.name).toBe("OutputTooLarge");
  });

  it("tells its work the node, the pass and the attempt", async () => {
    const { output } = await run(
      only("a", { timeout: "2 minutes" }, ({ nodeId, iteration, attempt, timeoutMs }) => ({
        nodeId,
        iteration,
        attempt,
        timeoutMs,
      })),
    );
    expect(output).toEqual({ nodeId: "a", iteration: [], attempt: 1, timeoutMs: 120_000 });
  });

  it("that is only a phase fails the node's own step", async () => {
    const { journal, failure } = await run(({ node, step, finish }) => {
      node("nap", ["start.out"], async () => {
        const end = await step.do("nap:end", once, () => endAt("never"));
        await step.sleep("nap:sleep", end.ms);
      });
      return finish(() => ({}));
    });
    expect(failure).toMatchObject({ name: "TypeError", nodeId: "nap" });
    expect(unpackFailure((journal.get("nap") as { error: Error }).error).name).toBe("TypeError");
  });
});

describe("the run's output", () => {
  const leaves = (ran: string[]) =>
    run(({ node, step, finish }) => {
      const outputs: { [id: string]: unknown } = {};
      for (const id of ["a", "b"])
        node(id, [ran.includes(id) ? "start.out" : "start.no"], async () => {
          outputs[id] = await step.do(id, once, () => id.toUpperCase());
        });
      return finish(() => ({ a: outputs.a, b: outputs.b }));
    });

  it("is that of the one leaf that ran", async () => expect((await leaves(["b"])).output).toBe("B"));
  it("is all of them by id when several did", async () =>
    expect((await leaves(["a", "b"])).output).toEqual({ a: "A", b: "B" }));
  it("is null when none did", async () => expect((await leaves([])).output).toBeNull());
});

describe("a wait", () => {
  it("is opened and closed with the host under its step's name", async () => {
    const calls: unknown[] = [];
    const host = {
      openWait: (...args: unknown[]) =>
        calls.push(args) && { answered: true, until: "2027-01-01T00:00:00.000Z" },
      closeWait: (...args: unknown[]) => calls.push(args) && { event: "paid", payload: 1, receivedAt: "x" },
    };
    const { output } = await run(
      ({ node, step, finish }) => {
        let ask: unknown;
        node("ask", ["start.out"], async () => {
          await step.do("ask:open", (context: object) => openWait(context, ["paid"], "1 minute"));
          ask = await step.do("ask", closeWait);
        });
        return finish(() => ({ ask }));
      },
      new FakeEngine(),
      host,
    );
    expect(output).toEqual({ event: "paid", payload: 1, receivedAt: "x" });
    const about = { nodeId: "ask", iteration: [], attempt: 1 };
    expect(calls).toEqual([
      [{ key: "ask", nodeId: "ask", iteration: [], events: ["paid"], timeoutMs: 60_000 }, about],
      [{ key: "ask" }, about],
    ]);
  });

  it("that times out is over like any other", async () => {
    const engine = new FakeEngine();
    engine.waitForEvent = () =>
      Promise.reject(new Error("WorkflowTimeoutError: Execution timed out after 60000ms"));
    const { output } = await run(({ node, step, finish }) => {
      node("ask", ["start.out"], () => step.waitForEvent("ask:wait", { type: "wait-ask", timeout: 1 }));
      return finish(() => ({ ask: "over" }));
    }, engine);
    expect(output).toBe("over");
  });
});

describe("the end of a sleep", () => {
  it("is over at once when it is past", () => expect(endAt("2020-01-01").ms).toBe(0));
  it("may be given in milliseconds", () => expect(endAt(Date.now() + 5000).ms).toBeGreaterThan(4000));
  it("says what is no duration", () => expect(() => endAfter("a while")).toThrow('"a while" is no duration'));
});

describe("unpackFailure", () => {
  it.each([
    [
      new Error(packFailure({ name: "A", message: "b: c", retryable: false })),
      { name: "A", message: "b: c", retryable: false },
    ],
    [
      new Error(
        `NonRetryableDelayError: The delay function for step "x-1" threw an error: ${packFailure({ name: "A", message: "b" })}`,
      ),
      { name: "A", message: "b" },
    ],
    [
      new Error("WorkflowTimeoutError: Execution timed out after 250ms"),
      { name: "TimeoutError", message: "Timed out after 250 ms", retryable: true },
    ],
    [new Error("MyErr: text"), { name: "MyErr", message: "text" }],
    [new TypeError("x is no function"), { name: "TypeError", message: "x is no function" }],
    ["thrown text", { name: "Error", message: "thrown text" }],
  ])("reads %s", (error, failure) => expect(unpackFailure(error)).toEqual(failure));

  it("gives back a message that holds our own mark unchanged", () => {
    const failure = { name: "A", message: packFailure({ name: "B", message: "inner" }) };
    expect(unpackFailure(new Error(packFailure(failure)))).toEqual(failure);
  });
});
