import { describe, expect, it } from "vitest";
import { safeFetch } from "./safe-fetch.ts";

const noNetwork = {
  allowLoopback: false,
  ownPort: undefined,
  fetch: (() => Promise.reject(new Error("the echo service must not use the network"))) as typeof fetch,
};

const ask = (
  url: string,
  {
    attempt = 1,
    method = "GET",
    body = null as string | null,
    headers = [] as [string, string][],
    timeoutMs = 5000,
  } = {},
) => safeFetch({ url, method, headers, body, timeoutMs }, attempt, noNetwork);

describe("https://echo.weft.test", () => {
  it("answers with the request", async () => {
    const answer = await ask("https://echo.weft.test/orders/7?a=1&b=two%20words", {
      method: "POST",
      headers: [
        ["Content-Type", "application/json"],
        ["X-Trace", "t"],
      ],
      body: '{"total":3}',
      attempt: 4,
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      method: "POST",
      url: "https://echo.weft.test/orders/7?a=1&b=two%20words",
      path: "/orders/7",
      query: { a: "1", b: "two words" },
      headers: { "content-type": "application/json", "x-trace": "t" },
      body: { total: 3 },
      attempt: 4,
    });
  });

  it("shows a body that is no JSON as text, and none as null", async () => {
    const invalid = await ask("https://echo.weft.test/", {
      method: "PUT",
      body: "{",
      headers: [["content-type", "application/json"]],
    });
    expect(JSON.parse(invalid.body).body).toBe("{");
    expect(JSON.parse((await ask("https://echo.weft.test/")).body).body).toBeNull();
  });

  it.each([
    ["200", 200],
    ["404", 404],
    ["503", 503],
    ["204", 204],
    ["99", 400],
    ["x", 400],
  ])("?status=%s answers %i", async (status, expected) => {
    expect((await ask(`https://echo.weft.test/?status=${status}`)).status).toBe(expected);
  });

  it("?fail=2 fails the first two attempts", async () => {
    const statuses = await Promise.all(
      [1, 2, 3].map((attempt) => ask("https://echo.weft.test/?fail=2", { attempt })),
    );
    expect(statuses.map(({ status }) => status)).toEqual([503, 503, 200]);
  });

  it("?delay waits, within the time limit", async () => {
    const begun = Date.now();
    await ask("https://echo.weft.test/?delay=100");
    expect(Date.now() - begun).toBeGreaterThanOrEqual(95);
    await expect(ask("https://echo.weft.test/?delay=60000", { timeoutMs: 50 })).rejects.toMatchObject({
      name: "TimeoutError",
    });
  });

  it.each([
    "http://echo.weft.test/",
    "https://echo.weft.test:8443/",
    "https://a@echo.weft.test/",
    "https://x.echo.weft.test/",
  ])("is not %s", async (url) => {
    await expect(ask(url)).rejects.toMatchObject({ name: "EgressRefused" });
  });
});
