import { describe, expect, it } from "vitest";
import { codeOf, codeOfText, compileText, evaluate, refusals, run } from "../../test/evaluate.ts";

const message = (expression: string) => compileText(`{{ ${expression} }}`).findings[0]?.message ?? "";

describe("names", () => {
  it("of upstream steps are references, whatever is read of them", () => {
    expect([...compileText("{{ fetch.body }} {{ sum.error }} {{ trigger.later }}").references]).toEqual([
      "fetch",
      "sum",
    ]);
  });

  it("that nobody knows are refused with the nearest known ones", () => {
    expect(refusals("fetsch.body")).toEqual(["unknown_reference"]);
    expect(message("fetsch.body")).toBe("`fetsch` is not known here. Did you mean `fetch`?");
    expect(message("triger.body")).toContain("`trigger`");
    expect(message("secrts.A")).toBe("`secrts` is not known here.");
    expect(message("window")).toBe("`window` is not known here.");
    expect(message("trigger.items.map(order => ordre.id)")).toContain("`order`");
  });

  it("of steps that are not upstream are refused, saying so", () => {
    expect(refusals("later.body")).toEqual(["unknown_reference"]);
    expect(message("later.body")).toContain("not upstream");
    expect(message("later.error")).toContain("not upstream");
  });

  it("of functions that nobody knows are refused with the nearest known ones", () => {
    expect(refusals("uper('a')")).toEqual(["unknown_reference"]);
    expect(message("uper('a')")).toBe("There is no function `uper`. Did you mean `upper`?");
    expect(refusals("eval('1')")).toEqual(["unknown_reference"]);
    expect(refusals("Function('1')")).toEqual(["unknown_reference"]);
    expect(refusals("fetch(1)")).toEqual(["unknown_reference"]);
  });

  it("of functions cannot stand alone, unless a step has that name", () => {
    expect(refusals("upper")).toEqual(["unknown_reference"]);
    expect(message("trigger.items.map(upper)")).toContain("has to be called");
    expect(codeOf("sum + sum(trigger.list)")).toBe("sum$ + sum(trigger.list)");
  });

  it("of methods that nobody knows are forbidden", () => {
    expect(refusals("trigger.a.toFixed(2)")).toEqual(["forbidden_member"]);
    expect(refusals("trigger.a.match('a')")).toEqual(["forbidden_member"]);
    expect(refusals("trigger.a[trigger.b]()")).toEqual(["forbidden_member"]);
    expect(message("trigger.a.trimm()")).toContain("`trim`");
    expect(message("trigger.a.len()")).toContain("Write `len(…)`");
  });

  it("are all looked at around a call that is wrong itself", () => {
    expect(refusals("Math.max(nope)")).toEqual([
      "unknown_reference",
      "forbidden_member",
      "unknown_reference",
    ]);
    expect(refusals("uper(nope)")).toEqual(["unknown_reference", "unknown_reference"]);
    expect(refusals("trigger.list.mapp(x => x)")).toEqual(["forbidden_member"]);
  });

  it("report everything that is wrong, in the order of the text", () => {
    expect(compileText("{{ a }} {{ b + }} {{ later.x + c() }}").findings.map(({ code }) => code)).toEqual([
      "unknown_reference",
      "expression_syntax",
      "unknown_reference",
      "unknown_reference",
    ]);
  });
});

describe("run", () => {
  it("has four fields and no others", () => {
    expect(
      codeOfText("{{ run.id }} {{ run.workflowId }} {{ run.version }} {{ run.startedAt }}"),
    ).not.toContain("?.");
    expect(refusals("run.input")).toEqual(["unknown_reference"]);
    expect(message("run.workflowid")).toContain("`workflowId`");
  });
});

describe("item and index", () => {
  const outer = { id: "each", item: "item", index: "index" };
  const inner = { id: "again", index: "index2" };

  it("exist in loops only", () => {
    expect(refusals("item.id")).toEqual(["unknown_reference"]);
    expect(refusals("index")).toEqual(["unknown_reference"]);
    expect(codeOf("item.id + index", { loops: [outer] })).toBe("item?.id + index");
  });

  it("are those of the innermost loop that has them", () => {
    const loops = [outer, inner];
    expect(codeOf("item", { loops })).toBe("item");
    expect(codeOf("index", { loops })).toBe("index2");
    expect(codeOf("each.index * 2 + each.item.id", { loops })).toBe("index * 2 + item?.id");
    expect(codeOf("each['index']", { loops })).toBe("index");
  });

  it("can be hidden by a callback's parameters without being lost to the loop's id", () => {
    const code = codeOf("[1].map(item => item + each.item)", { loops: [outer] });
    expect(run(code, { item: 10 })).toEqual([11]);
    expect(codeOf("[1].map(index => index)", { loops: [] })).toBe("[1]?.map((index) => index)");
  });

  it("of a loop that is not around are unknown", () => {
    expect(refusals("each.item")).toEqual(["unknown_reference"]);
    expect(refusals("again.item", { loops: [inner], nodes: new Set(["again"]) })).toEqual([
      "unknown_reference",
    ]);
  });
});

describe("secrets", () => {
  it("are forbidden outside credential slots", () => {
    expect(refusals("secrets.TOKEN")).toEqual(["forbidden_secret"]);
    expect(refusals("secrets['TOKEN']")).toEqual(["forbidden_secret"]);
    expect(refusals("trigger.a.map(x => secrets.TOKEN)")).toEqual(["forbidden_secret"]);
  });

  it("are read by name in credential slots", () => {
    const { code, secrets, functions } = compileText("Bearer {{ secrets.API_TOKEN }}", {
      allowSecrets: true,
    });
    expect(code.text).toBe(`\`Bearer \${secret("API_TOKEN")}\``);
    expect([...secrets]).toEqual(["API_TOKEN"]);
    expect([...functions]).toEqual(["secret"]);
    expect(evaluate("base64('me:' + secrets.A)", {}, { allowSecrets: true })).toBe(btoa("me:secret A"));
  });

  it.each([
    "secrets",
    "secrets[trigger.k]",
    "keys(secrets)",
    "{ ...secrets }",
    "secrets.trim()",
    "secrets['a-b']",
    "secrets.a.map(x => secrets)",
  ])("cannot be taken all at once or by a computed name: %s", (expression) => {
    expect(refusals(expression, { allowSecrets: true })).toContain("forbidden_secret");
  });

  it("have no name that leads out of the data", () => {
    expect(refusals("secrets.constructor", { allowSecrets: true })).toEqual(["forbidden_member"]);
  });
});

describe("now and uuid", () => {
  it("are refused where a replay would see another value", () => {
    expect(refusals("now()", { allowNondeterminism: false })).toEqual(["nondeterministic"]);
    expect(refusals("trigger.a.map(x => uuid())", { allowNondeterminism: false })).toEqual([
      "nondeterministic",
    ]);
  });

  it("are the recorded time, and a place of the run", () => {
    const { code, usesNow, uuids } = compileText("{{ now() }} {{ uuid() }} {{ uuid() }}", { now: "now$1" });
    expect(code.text).toBe(`\`\${now$1} \${uuid(run.id, "here.value/1")} \${uuid(run.id, "here.value/2")}\``);
    expect([usesNow, uuids]).toEqual([true, 2]);
    expect(compileText("{{ run.id }}")).toMatchObject({ usesNow: false, uuids: 0 });
  });

  it("give the same value after a replay, and another one at every place, pass and item", () => {
    const loops = [{ id: "each", item: "item", index: "index" }];
    const code = codeOf(
      "[uuid(), uuid(), ...[1, 2].map(x => uuid()), ...[1].reduce((all) => [...all, uuid()], [])]",
      { loops },
    );
    const first = run(code, { index: 0 }) as string[];
    expect(run(code, { index: 0 })).toEqual(first);
    const others = [run(code, { index: 1 }), run(code, { index: 0, run: { id: "run-2" } })].flat();
    expect(new Set([...first, ...others]).size).toBe(15);
    for (const id of first)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("use the index parameter that a callback has anyway", () => {
    expect(codeOf("trigger.a.map((x, i) => uuid())")).toContain('(x, i) => uuid(run.id, "here.value/1", i)');
  });
});
