import type { RunEvent } from "@weft/shared";
import { expect, it } from "vitest";
import { pacedGroups } from "./event-pacing.ts";

const now = 1_000_000;
const events = (rows: [type: string, nodeId?: string, phase?: string][], at = now): RunEvent[] =>
  rows.map(
    ([type, nodeId, phase], index) =>
      ({
        eventId: index + 1,
        timestamp: at,
        type,
        ...(nodeId ? { nodeId } : {}),
        ...(phase ? { phase } : {}),
      }) as RunEvent,
  );
const types = (groups: RunEvent[][]) => groups.map((group) => group.map((event) => event.type));

it("lets a step that takes no time be seen at work", () => {
  const step = events([
    ["step_started", "a"],
    ["attempt_started", "a"],
    ["attempt_completed", "a"],
    ["step_completed", "a"],
  ]);
  expect(types(pacedGroups(step, now))).toEqual([
    ["step_started", "attempt_started", "attempt_completed"],
    ["step_completed"],
  ]);
});

it("shows what happens to different steps together", () => {
  const steps = events([
    ["attempt_started", "a"],
    ["attempt_started", "b"],
    ["step_completed", "a"],
    ["step_completed", "b"],
  ]);
  expect(pacedGroups(steps, now).map((group) => group.length)).toEqual([2, 2]);
});

it("does not stop at the end of a phase, which changes nothing to see", () => {
  const wait = events([
    ["attempt_started", "ask", "open"],
    ["step_completed", "ask", "open"],
    ["wait_started", "ask", "wait"],
  ]);
  expect(pacedGroups(wait, now).map((group) => group.length)).toEqual([2, 1]);
});

it("keeps every event, once and in order", () => {
  const all = events([
    ["workflow_started"],
    ["attempt_started", "a"],
    ["attempt_errored", "a"],
    ["attempt_started", "a"],
    ["workflow_errored"],
  ]);
  expect(pacedGroups(all, now).flat()).toEqual(all);
});

it("shows history, and more than anybody could follow, at once", () => {
  const quick = events(
    [
      ["attempt_started", "a"],
      ["step_completed", "a"],
    ],
    now - 60_000,
  );
  expect(pacedGroups(quick, now)).toEqual([quick]);
  const many = events(Array.from({ length: 200 }, (): [string, string] => ["attempt_errored", "a"]));
  expect(pacedGroups(many, now)).toEqual([many]);
  expect(pacedGroups([], now)).toEqual([[]]);
});
