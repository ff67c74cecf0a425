import { expect, it } from "vitest";
import { http } from "./http.js";

type Sent = { url: string; body: string | null; headers: [string, string][] };

/** Sends a request to a host that answers everything with 200. */
async function send(request: object): Promise<Sent | undefined> {
  let sent: Sent | undefined;
  const answer = (given: Sent) => {
    sent = given;
    return { status: 200, headers: {}, body: "" };
  };
  const context = {
    host: { request: answer, fetch: answer },
    nodeId: "call",
    iteration: [],
    attempt: 1,
    timeoutMs: 1000,
  };
  await http(context, { method: "POST", url: "https://echo.weft.test/", ...request });
  return sent;
}

it("a JSON body is the text of its value", async () => {
  expect((await send({ body: { type: "json", value: { a: [1, null] } } }))?.body).toBe('{"a":[1,null]}');
});

it("a content type among the headers stands in for that of the body", async () => {
  const headers = [{ key: "Content-Type", value: "application/merge-patch+json" }];
  expect((await send({ headers, body: { type: "json", value: {} } }))?.headers).toEqual([
    ["Content-Type", "application/merge-patch+json"],
  ]);
});

it("a value whose text has no end is not sent", async () => {
  const endless = Array.from({ length: 60 }).reduce<unknown>((all) => [all, all], "x");
  for (const request of [
    { body: { type: "json", value: endless } },
    { body: { type: "text", value: endless } },
    { query: [{ key: "a", value: endless }] },
  ])
    await expect(send(request)).rejects.toMatchObject({ name: "LimitExceeded", retryable: false });
});

it("a failure tells what the answer says, unless the step is sensitive", async () => {
  const answer = { status: 500, headers: {}, body: "the token is 42" };
  const call = (isSensitive: boolean) =>
    http(
      {
        host: { request: () => answer },
        nodeId: "call",
        iteration: [],
        attempt: 1,
        timeoutMs: 1,
        isSensitive,
      },
      { method: "GET", url: "https://echo.weft.test/" },
    );
  await expect(call(false)).rejects.toThrow("500 from GET https://echo.weft.test/: the token is 42");
  await expect(call(true)).rejects.toThrow(/^500 from GET https:\/\/echo\.weft\.test\/$/);
});
