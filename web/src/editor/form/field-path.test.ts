import { describe, expect, it } from "vitest";
import { editAt, pathText, valueAt } from "./field-path.ts";

const data = {
  params: {
    url: "u",
    headers: [
      { key: "a", value: "1" },
      { key: "b", value: "2" },
    ],
    body: { type: "json" },
  },
};

describe("field paths", () => {
  it("are written as diagnostics write them", () => {
    expect(pathText(["params", "headers", 0, "value"])).toBe("params.headers[0].value");
  });

  it("find values and nothing where there is none", () => {
    expect(valueAt(data, ["params", "headers", 1, "key"])).toBe("b");
    expect(valueAt(data, ["params", "headers", 7, "key"])).toBeUndefined();
    expect(valueAt(data, ["params", "toString"])).toBeUndefined();
  });

  it("set a property of an object in place, and a list as a whole", () => {
    expect(editAt(data, ["params", "url"], "v")).toEqual({ path: ["params", "url"], value: "v" });
    expect(editAt(data, ["params", "headers", 1, "value"], "3")).toEqual({
      path: ["params", "headers"],
      value: [
        { key: "a", value: "1" },
        { key: "b", value: "3" },
      ],
    });
    expect(editAt(data, ["params", "headers", 0], undefined).value).toEqual([{ key: "b", value: "2" }]);
    expect(editAt(data, ["params", "query", 0], { key: "q", value: "" })).toEqual({
      path: ["params", "query"],
      value: [{ key: "q", value: "" }],
    });
  });
});
