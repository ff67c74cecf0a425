import { describe, expect, it } from "vitest";
import {
  began,
  cancelled,
  did,
  failed,
  fold,
  foldPicking,
  graphOf,
  has,
  placed,
  started,
} from "../../test/run-story.ts";
import { initialRun, reduceRun } from "../reduce-run.ts";
import { eventsOfPass, passesOf } from "./pass-events.ts";

const graph = graphOf("start outer{a inner{b}} after", "start -> outer", "outer -> after");
const drafts = [
  ...started(),
  ...has("outer", 3),
  ...did("a[0]", "a0"),
  ...did("b[0][0]", "b00"),
  ...failed("b[0][1]"),
  ...did("inner[0]"),
  ...failed("a[1]"),
  ...did("rep[1]:until"),
  ...began("a[2]"),
  ...began("b[2][0]"),
];
const events = placed(...drafts);

describe("the passes of a run's loops", () => {
  it("are told with their status, by loop, in the order of their indices", () => {
    expect(passesOf(events, graph)).toEqual({
      outer: [
        { iteration: [0], status: "complete" },
        { iteration: [1], status: "errored" },
        { iteration: [2], status: "running" },
      ],
      inner: [
        { iteration: [0, 0], status: "complete" },
        { iteration: [0, 1], status: "errored" },
        { iteration: [2, 0], status: "running" },
      ],
    });
  });

  it("are cancelled where the run ended before them", () => {
    const { outer, inner } = passesOf(placed(...drafts, ...cancelled), graph);
    expect(outer?.at(-1)).toEqual({ iteration: [2], status: "cancelled" });
    expect(inner?.at(-1)).toEqual({ iteration: [2, 0], status: "cancelled" });
  });

  it("are none of a run without loops", () => {
    expect(passesOf(placed(...started()), graphOf("start a"))).toEqual({});
  });
});

describe("the events of a pass", () => {
  const names = (picks: { [id: string]: number }) => [
    ...new Set(
      eventsOfPass(events, graph, picks).flatMap((event) => ("stepName" in event ? event.stepName : [])),
    ),
  ];

  it("leave out those of other passes of that loop only", () => {
    expect(names({ outer: 0 })).toEqual([
      "outer:items-1",
      "a[0]-1",
      "b[0][0]-1",
      "b[0][1]-1",
      "inner[0]-1",
      "rep[1]:until-1",
    ]);
    expect(names({ outer: 0, inner: 1 })).toEqual([
      "outer:items-1",
      "a[0]-1",
      "b[0][1]-1",
      "inner[0]-1",
      "rep[1]:until-1",
    ]);
    expect(names({ inner: 0 })).toContain("b[2][0]-1");
    expect(eventsOfPass(events, graph, {})).toEqual(events);
  });

  it("leave out the loop's own steps in other passes", () => {
    const rep = graphOf("start rep{a}");
    const all = placed(
      ...did("a[0]"),
      ...did("rep[0]:until"),
      ...did("a[1]"),
      ...did("rep[1]:until"),
      ...did("rep"),
    );
    const seen = eventsOfPass(all, rep, { rep: 1 }).flatMap((event) =>
      "stepName" in event ? event.stepName : [],
    );
    expect([...new Set(seen)]).toEqual(["a[1]-1", "rep[1]:until-1", "rep-1"]);
  });

  it("fold to what the picked pass shows", () => {
    const picked = eventsOfPass(events, graph, { outer: 0 }).reduce(reduceRun, initialRun(graph));
    const shown = foldPicking(graph, { outer: 0 }, ...drafts);
    for (const id of ["a", "b", "inner"])
      expect(picked.nodes[id]).toMatchObject({
        status: shown.nodes[id]?.status,
        output: shown.nodes[id]?.output,
      });
    expect(fold(graph, ...drafts).nodes.a?.status).toBe("running");
  });
});
