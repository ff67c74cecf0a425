/** A local server has one thread for all: long work must not keep it from whoever asks. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { graphOf } from "../test/graph-of.ts";
import { hasEnded, startKillable } from "./killable.ts";

let at: Awaited<ReturnType<typeof startKillable>>;

beforeAll(async () => {
  at = await startKillable();
});
afterAll(() => at?.stop());

/** Takes long on any machine. */
const items = 1500;

it.each([1, 10])("a loop of many passes, %i at once, is seen to go on pass by pass", async (concurrency) => {
  const double = (of: string) => ({ mode: "expression", expression: `{{ ${of} * 2 }}` });
  const workflow = await at.publish(
    graphOf(
      [
        ["each", "for_each", { items: `{{ range(0, ${items}) }}`, concurrency }],
        ["each/one", "transform", double("item")],
      ],
      ["start -> each"],
    ),
  );
  const run = await at.start(workflow, {});
  const seen = new Set<number>();
  const ended = await at.until(
    run,
    (state) => {
      seen.add(state.nodes.each?.passes?.complete ?? 0);
      return hasEnded(state);
    },
    150,
  );
  expect(ended).toMatchObject({ status: "complete", nodes: { each: { passes: { complete: items } } } });
  expect([...seen].filter((complete) => complete > 0 && complete < items).length).toBeGreaterThan(0);
});
