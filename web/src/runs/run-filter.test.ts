import { describe, expect, it } from "vitest";
import { apiFilter, isFiltered, readFilter, writeFilter } from "./run-filter.ts";

const now = Date.UTC(2026, 10, 22, 12);
const read = (query: string) => readFilter(new URLSearchParams(query));

describe("the filters of the runs list", () => {
  it("survive the way through the address", () => {
    const query = "status=errored&workflow=wf_1&version=3&error=HTTP+503&time=24h";
    expect(writeFilter(read(query)).toString()).toBe(query);
    const fixed = "time=range&from=2026-11-01T00%3A00&to=2026-11-02T00%3A00";
    expect(writeFilter(read(fixed)).toString()).toBe(fixed);
  });

  it("ignore what makes no sense in an address somebody typed", () => {
    expect(isFiltered(read("status=sleeping&version=3&time=2y&from=yesterday"))).toBe(false);
  });

  it("know a version only within a workflow", () => {
    expect(apiFilter(read("version=3"), now)).toEqual({});
    expect(apiFilter(read("workflow=wf_1&version=draft"), now)).toEqual({
      workflow: "wf_1",
      version: "draft",
    });
  });

  it("let a period end now, whenever that is", () => {
    expect(apiFilter(read("time=1h"), now)).toEqual({ from: "2026-11-22T11:00:00.000Z" });
    expect(apiFilter(read("time=1h"), now + 60_000)).toEqual({ from: "2026-11-22T11:01:00.000Z" });
  });

  it("drop the ends of a range when a period is chosen instead", () => {
    const filter = { ...read("from=2026-11-01T00:00"), time: "7d" as const };
    expect(writeFilter(filter).toString()).toBe("time=7d");
  });

  it("do not ask for an error text of spaces", () => {
    expect(apiFilter(read("error=%20%20"), now)).toEqual({});
  });
});
