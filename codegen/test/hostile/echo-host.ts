/**
 * A host that answers every call with what the call was, as its receiver reads it, so that a text which goes out comes
 * back. Methods it does not know are answered so too.
 */
import { isObject, type Json } from "@weft/shared";
import { packFailure } from "../../src/runtime/failure.js";
import type { FakeHost } from "../proof/engine/fake-host.ts";

type About = { nodeId: string; iteration: number[] };
type Call = { [name: string]: Json };
type Request = { url: string; headers: [string, string][]; body: string | null };

/** @param refused Ids of nodes whose calls fail. */
export function echoHost(refused: ReadonlySet<string>): Pick<FakeHost, "calls" | "failedUndos"> {
  const own = { calls: [] as FakeHost["calls"], failedUndos: [] as FakeHost["failedUndos"] };
  const events = new Map<string, Json>();
  const answers: { [method: string]: (call: Call, echo: Json) => Json } = {
    request: (_, echo) => ({
      status: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(echo),
    }),
    openWait: ({ key, events: names }) => {
      events.set(String(key), [names].flat()[0] ?? null);
      return { answered: false, until: "2026-01-01T12:00:00.000Z" };
    },
    closeWait: ({ key }) => ({ event: events.get(String(key)) ?? null, payload: null, receivedAt: null }),
    startWorkflow: (_, echo) => ({ runId: "its_run", until: "2026-01-01T12:00:00.000Z", echo }),
  };
  const answer = async (method: string, call: unknown, about: About = { nodeId: "", iteration: [] }) => {
    if (refused.has(about.nodeId))
      throw new Error(packFailure({ name: "Refused", message: "It is refused", retryable: false }));
    const echo = method === "request" ? received(call as Request) : (structuredClone(call) as Json);
    own.calls.push({ step: `${method} of ${about.nodeId}`, attempt: 1, input: echo });
    return answers[method]?.(isObject(call) ? (call as Call) : {}, echo) ?? echo;
  };
  return new Proxy(own, {
    get: (target, name) =>
      name in target || typeof name === "symbol" || name === "then"
        ? Reflect.get(target, name)
        : (...given: [unknown, About]) => answer(name, ...given),
  });
}

/** What a receiver reads in a request. Under `utf8` stands what went through an encoding that knows whole characters only. */
function received({ url, headers, body }: Request): Json {
  const query: string[][] = [];
  const address = url.replace(/[?&]([^?&=#]*)=([^?&=#]*)(?=[&#]|$)/g, (_, key: string, value: string) => {
    query.push([decodeURIComponent(key), decodeURIComponent(value)]);
    return "";
  });
  const type = headers.find(([name]) => name === "content-type")?.[1] ?? "";
  return { address, query: { utf8: query }, headers: headers.map(header), body: bodyOf(type, body) };
}

function header([name, value]: [string, string]): Json {
  const coded = /^Basic (.+)$/.exec(value)?.[1];
  if (coded === undefined) return [name, value];
  return [
    name,
    { utf8: new TextDecoder().decode(Uint8Array.from(atob(coded), (char) => char.charCodeAt(0))) },
  ];
}

function bodyOf(type: string, body: string | null): Json {
  if (body === null) return null;
  if (type === "application/json") return JSON.parse(body);
  if (type === "application/x-www-form-urlencoded") return { utf8: [...new URLSearchParams(body)] };
  return body;
}
