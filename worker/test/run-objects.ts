/** The objects of runs, seen from inside. */
import { env, runInDurableObject } from "cloudflare:test";
import type { Env } from "../src/env.ts";
import { runName } from "../src/runs/plan.ts";
import { graphOf, publish, type TestRun } from "./runs.ts";

export const one = ["transform", { mode: "expression", expression: "{{ 1 }}" }] as const;
const { RUN } = env as unknown as Env;

export const stubOf = (run: TestRun) => RUN.getByName(runName(run.workspace, run.id));

/** What is in the storage of a run's object. */
export const inStorage = (run: TestRun) =>
  runInDurableObject(stubOf(run), async (_, { storage }) => {
    const tables = storage.sql
      .exec("SELECT name FROM sqlite_master WHERE type = 'table'")
      .toArray()
      .map(({ name }) => name);
    const events = tables.includes("history")
      ? storage.sql.exec("SELECT 1 FROM history").toArray().length
      : 0;
    return { tables, events, alarm: await storage.getAlarm() };
  });

/** A workflow whose runs wait for the event `go`. */
export const asking = () =>
  publish(
    graphOf(
      [
        ["ask", "wait_event", { events: ["go"], timeout: "1 hour" }],
        ["then", ...one],
      ],
      ["start -> ask", "ask.event:go -> then"],
    ),
  );
