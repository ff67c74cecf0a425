import { describe, expect, it } from "vitest";
import { codeOf, evaluate, evaluateText, run } from "../../test/evaluate.ts";

const mebibyte = 1_048_576;
const long = "x".repeat(mebibyte);
const doubling = "range(0, 40).reduce(all => [all, all], 'x')";
const trigger = {
  long,
  list: Array.from({ length: 100_000 }, (_, index) => index),
  n: 60,
  huge: 1e9,
  dollar: "$`$'",
  once: [long],
};

/** Fails with `LimitExceeded`, and soon. */
function isLimited(evaluation: () => unknown) {
  const started = performance.now();
  expect(evaluation).toThrow(expect.objectContaining({ name: "LimitExceeded", retryable: false }));
  expect(performance.now() - started).toBeLessThan(30_000);
}

describe("a text of more than 1 MiB", () => {
  it.each([
    "'x'.repeat(1e9)",
    "'x'.repeat(trigger.huge)",
    "trigger.long.repeat(2)",
    "'x'.padStart(1e9)",
    "'x'.padEnd(trigger.huge, 'ab')",
    "trigger.long.concat('x')",
    "trigger.long + trigger.long",
    "'a' + trigger.long + 'b' + trigger.long",
    "[trigger.long, trigger.long] + ''",
    "{ a: [trigger.long, trigger.long] }.a + ''",
    `[${Array(40).fill("trigger.long")}] + ''`,
    `[1].concat([${Array(40).fill("trigger.long")}]) + ''`,
    `[${Array(40).fill("trigger.long")}] < 1`,
    "trigger.once.map(x => [x, x, x]).map(x => [x, x, x]).map(x => [x, x, x]) < 1",
    "`${trigger.long}${trigger.long}`",
    "trigger.long.replaceAll('x', 'yy')",
    "trigger.long.replaceAll('', 'y')",
    "trigger.long.slice(0, 5000).replaceAll('x', trigger.dollar)",
    "[trigger.long, trigger.long].join('')",
    "trigger.list.map(() => 'ab').join('123456789')",
    "json([trigger.long])",
    "string([trigger.long, 1])",
    "base64(trigger.long)",
    "urlEncode(trigger.long.replaceAll('x', '/'))",
    "'\ufdfa'.repeat(100000).normalize('NFKD')",
    "'ß'.repeat(600000).toUpperCase()",
    "'İ'.repeat(600000).toLowerCase()",
    "range(0, 100000).reduce((all) => all + 'twelve chars', '')",
    "range(0, 40).reduce((all) => all + all, 'x')",
    "range(0, 40).reduce((all) => `${all}${all}`, 'x')",
    "range(0, 40).reduce((all) => all.concat(all), 'x')",
    "range(0, 40).reduce((all) => [all, all].join(), 'x')",
    "range(0, 40).reduce((all) => all.replaceAll('x', 'xx'), 'x')",
  ])("is never made: %s", (expression) => isLimited(() => evaluate(expression, { trigger })));

  it("is never made of mixed text", () => {
    isLimited(() => evaluateText("{{ trigger.long }}{{ trigger.long }}", { trigger }));
    isLimited(() => evaluateText("{{ [trigger.long] }}!", { trigger }));
  });

  it("begins behind the last character that fits", () => {
    expect(evaluate(`'x'.repeat(${mebibyte}).length`)).toBe(mebibyte);
    isLimited(() => evaluate(`'x'.repeat(${mebibyte + 1})`));
    expect(
      evaluate("(trigger.half + trigger.half).length", { trigger: { half: "x".repeat(mebibyte / 2) } }),
    ).toBe(mebibyte);
  });
});

describe("an array of more than 100,000 items", () => {
  it.each([
    "range(0, 100001)",
    "range(0, 1e9)",
    "[...trigger.list, 1]",
    "[...trigger.long]",
    "trigger.list.concat(1)",
    "trigger.list.concat(trigger.list)",
    "trigger.list.flatMap(x => [x, x])",
    "[trigger.list, trigger.list].flat()",
    "trigger.long.split('')",
    "range(0, 40).reduce(all => [...all, ...all], [1])",
    "range(0, 40).reduce(all => all.concat(all), [1])",
    `${doubling}.flat(1e9)`,
  ])("is never made: %s", (expression) => isLimited(() => evaluate(expression, { trigger })));

  it("begins behind the last item that fits", () => {
    expect(evaluate("range(0, 100000).length")).toBe(100_000);
    expect(evaluate("trigger.list.map(x => x).length", { trigger })).toBe(100_000);
  });
});

describe("a small value with an endless text", () => {
  it.each(["json", "string", "hash", "base64", "urlEncode"])("is not turned into text by %s", (name) => {
    isLimited(() => evaluate(`${name}(${doubling})`));
  });

  it.each([
    `${doubling} + ''`,
    `'' + ${doubling}`,
    `\`\${${doubling}}\``,
    `${doubling} < 1`,
    `${doubling} == 1`,
    `-${doubling}`,
    `${doubling} * 2`,
    `'a'.includes(${doubling})`,
    `'a'.at(${doubling})`,
    `'a'.repeat(${doubling})`,
    `'a'.padEnd(2, ${doubling})`,
    `'a'.replaceAll('a', ${doubling})`,
    `'a'.split(${doubling})`,
    `'a'.concat(${doubling})`,
    `[1].join(${doubling})`,
    `${doubling}.join()`,
    `[${doubling}, 1].sort()`,
    `[2, 1].sort((a, b) => ${doubling})`,
    `[${doubling}].map(x => x + 1)`,
    `[${doubling}].map((x, i, all) => all < 1)`,
    `[[${doubling}]][0][0] + 1`,
    `{ a: ${doubling} }.a + 1`,
    `{ [${doubling}]: 1 }`,
    `[${doubling}, ${doubling}].find(x => x) + ''`,
    `[1, 2].reduce((all, x) => all > 1 ? 1 : ${doubling}) + 1`,
    `unique([${doubling}])`,
    `groupBy([1], x => ${doubling})`,
    `[0, 1, 2].map(() => ${doubling}).at(0) + 1`,
    `range(0, 20).map(() => range(0, 20)).reduce((a, b) => [a, a, b]).map(x => x + '')`,
    `coalesce(null, ${doubling}) + 1`,
    `values({ a: ${doubling} })[0] + 1`,
    `merge({ a: ${doubling} }).a + 1`,
  ])("is not turned into text by %s", (expression) => isLimited(() => evaluate(expression)));

  it("is not turned into text within a text", () => {
    isLimited(() => evaluateText(`a {{ ${doubling} }}`));
  });

  it("that is nested very deeply does not overflow the stack", () => {
    const nested = "range(0, 50000).reduce(all => [all], 'x')";
    for (const expression of [
      `json(${nested})`,
      `${nested} + ''`,
      `${nested}.join()`,
      `hash(${nested})`,
      `unique([${nested}])`,
    ])
      isLimited(() => evaluate(expression));
    expect(evaluate(`${nested}.flat(1e9)`)).toEqual(["x"]);
  });
});

describe("work", () => {
  const records = Array.from({ length: 2000 }, (_, id) => ({
    id: `id-${id}`,
    name: `Name ${id}`,
    tags: ["a", "b"],
  }));

  it.each([
    "trigger.list.map(a => trigger.list.map(b => a * b))",
    "trigger.list.map(a => range(0, 100000).filter(b => a > b).length)",
    "trigger.list.filter(a => trigger.list.includes(-1))",
    "trigger.list.map(a => trigger.long.indexOf('y' + a))",
    "trigger.list.map(a => trigger.long.toUpperCase())",
    "trigger.list.map(a => ({ ...trigger.list }))",
    "trigger.list.reduce((all, x) => ({ ...all, [x]: x }), {})",
    "trigger.list.reduce((all, x) => [...all, x], [])",
    "trigger.list.map(a => hash(trigger.long))",
    "trigger.list.map(a => parseJson('[' + trigger.list.join() + ']'))",
    "trigger.list.map(a => [1].map(b => trigger.list.map(c => c)))",
    "trigger.list.map(a => sum(trigger.list))",
  ])("of the square of what there is comes to an end: %s", (expression) =>
    isLimited(() => evaluate(expression, { trigger })),
  );

  it("of everyday size is done", () => {
    const everyday =
      "trigger.map(a => ({ ...a, known: fetch.filter(b => b.id === a.id).length, tags: a.tags.map(t => t.toUpperCase()).join() }))";
    expect(evaluate(everyday.replace("fetch", "trigger.slice(0, 100)"), { trigger: records })).toHaveLength(
      2000,
    );
    expect(
      evaluate("trigger.filter(a => fetch.includes(a.id)).length", {
        trigger: records,
        fetch: records.map(({ id }) => id),
      }),
    ).toBe(2000);
  });

  it("is counted anew for the next turn of the event loop", async () => {
    const code = codeOf("trigger.list.map(a => trigger.list.length)");
    const busy = codeOf("range(0, 30).map(() => range(0, 100000).length).length");
    for (let turn = 0; turn < 5; turn++) {
      expect(run(busy)).toBe(30);
      await Promise.resolve();
    }
    expect(run(code, { trigger })).toHaveLength(100_000);
  });

  it("is not counted where a callback goes through its own item", () => {
    expect(codeOf("trigger.orders.map(o => o.lines.filter(l => l.name.trim().includes('x')))")).toBe(
      'trigger.orders?.map((o) => o?.lines?.filter((l) => l?.name?.trim()?.includes("x")))',
    );
    expect(codeOf("trigger.items.map(x => x.name).map(name => name.trim())")).toBe(
      "trigger.items?.map((x) => x?.name)?.map((name) => name?.trim())",
    );
    expect(codeOf("range(0, 3).map(i => fetch.name).map(name => name.trim())")).toBe(
      "range(0, 3)?.map((i) => fetch?.name)?.map((name) => limit(name)?.trim())",
    );
    expect(codeOf("trigger.orders.filter(o => fetch.ids.includes(o.id))")).toBe(
      "trigger.orders?.filter((o) => limit(fetch?.ids)?.includes(o?.id))",
    );
  });
});
