import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { type EgressPolicy, type EgressRequest, safeFetch } from "./safe-fetch.ts";

type Seen = { url: string; method: string; headers: Headers; body: string | null };

/** A network that answers by address and remembers what it was asked. */
function network(answers: Record<string, (signal: AbortSignal) => Response | Promise<Response>>) {
  const seen: Seen[] = [];
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const url = String(input);
    seen.push({
      url,
      method: init.method ?? "GET",
      headers: new Headers(init.headers),
      body: (init.body as string) ?? null,
    });
    const answer = answers[url];
    if (!answer) throw new Error(`nothing answers at ${url}`);
    return answer(init.signal as AbortSignal);
  };
  const policy: EgressPolicy = {
    allowLoopback: false,
    ownPort: undefined,
    fetch: fetch as typeof globalThis.fetch,
  };
  return { seen, policy };
}

const request = (change: Partial<EgressRequest>): EgressRequest => ({
  url: "https://a.example/",
  method: "GET",
  headers: [],
  body: null,
  timeoutMs: 5000,
  ...change,
});

const redirect =
  (location: string, status = 302) =>
  () =>
    new Response(null, { status, headers: { location } });
const refusal = (message: string) =>
  expect.objectContaining({
    name: "EgressRefused",
    retryable: false,
    message: expect.stringContaining(message),
  });

describe("a request of a step", () => {
  it("gives status, headers in lower case and the body as text", async () => {
    const { policy, seen } = network({
      "https://a.example/": () =>
        new Response("grüße", { status: 201, headers: { "X-Kind": "test", "Keep-Alive": "timeout=5" } }),
    });
    const answer = await safeFetch(
      request({ method: "post", headers: [["X-A", "1"]], body: "hi" }),
      1,
      policy,
    );
    expect(answer).toMatchObject({ status: 201, headers: { "x-kind": "test" }, body: "grüße" });
    expect(answer.headers).not.toHaveProperty("keep-alive");
    expect(seen[0]).toMatchObject({ method: "POST", body: "hi" });
    expect(seen[0]?.headers.get("x-a")).toBe("1");
  });

  it("reads the charset the answer names", async () => {
    const latin = () =>
      new Response(new Uint8Array([0xfc]), { headers: { "content-type": "text/plain; charset=ISO-8859-1" } });
    expect(await safeFetch(request({}), 1, network({ "https://a.example/": latin }).policy)).toMatchObject({
      body: "ü",
    });
  });

  it("keeps every Set-Cookie header", async () => {
    const cookies = () =>
      new Response("", {
        headers: [
          ["set-cookie", "a=1"],
          ["set-cookie", "b=2"],
        ],
      });
    const answer = await safeFetch(request({}), 1, network({ "https://a.example/": cookies }).policy);
    expect(answer.headers["set-cookie"]).toBe("a=1, b=2");
  });

  it("that does not get through is worth another try", async () => {
    await expect(safeFetch(request({}), 1, network({}).policy)).rejects.toMatchObject({
      name: "NetworkError",
      retryable: true,
      message: expect.stringContaining("nothing answers"),
    });
  });

  it.each([
    "host",
    "Connection",
    "content-length",
    "Transfer-Encoding",
    "CF-Connecting-IP",
    "cf-worker",
    "weft-egress",
    "Proxy-Authorization",
    "bad name",
    "",
    "x:y",
  ])("with the header %j is refused", async (name) => {
    const { policy, seen } = network({});
    await expect(safeFetch(request({ headers: [[name, "x"]] }), 1, policy)).rejects.toEqual(refusal(""));
    expect(seen).toEqual([]);
  });

  it.each(["a\r\nb: c", "a\nb", "a\rb", "a\u0000b", "a\u007f"])(
    "with the header value %j is refused",
    async (value) => {
      const { policy, seen } = network({});
      await expect(safeFetch(request({ headers: [["x-a", value]] }), 1, policy)).rejects.toEqual(
        refusal("x-a"),
      );
      expect(seen).toEqual([]);
    },
  );

  it.each(["CONNECT", "TRACE", "TRACK", "GET /", "", "G\nET"])(
    "with the method %j is refused",
    async (method) => {
      await expect(safeFetch(request({ method }), 1, network({}).policy)).rejects.toEqual(refusal("method"));
    },
  );

  it("cannot carry a body when it is a GET", async () => {
    await expect(safeFetch(request({ body: "x" }), 1, network({}).policy)).rejects.toEqual(refusal("body"));
  });
});

describe("limits", () => {
  const endless = (chunk: number, everyMs: number) => (signal: AbortSignal) => {
    let timer: ReturnType<typeof setInterval>;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        timer = setInterval(() => controller.enqueue(new Uint8Array(chunk)), everyMs);
        signal.addEventListener("abort", () => clearInterval(timer));
      },
      cancel: () => clearInterval(timer),
    });
    return new Response(body);
  };

  it("an answer over 5 MiB is refused while it streams", async () => {
    const { policy } = network({ "https://a.example/": endless(1024 * 1024, 1) });
    await expect(safeFetch(request({}), 1, policy)).rejects.toEqual(refusal("5 MiB"));
  });

  it("an answer of exactly 5 MiB is read", async () => {
    const { policy } = network({ "https://a.example/": () => new Response("x".repeat(5 * 1024 * 1024)) });
    expect((await safeFetch(request({}), 1, policy)).body).toHaveLength(5 * 1024 * 1024);
  });

  it("one byte at a time does not outlive the time limit", async () => {
    const { policy } = network({ "https://a.example/": endless(1, 20) });
    const begun = Date.now();
    await expect(safeFetch(request({ timeoutMs: 200 }), 1, policy)).rejects.toMatchObject({
      name: "TimeoutError",
      retryable: true,
      message: "No complete answer within 200 ms",
    });
    expect(Date.now() - begun).toBeLessThan(1500);
  });

  it("an answer that never begins does not either", async () => {
    const silence = (signal: AbortSignal) =>
      new Promise<Response>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    const { policy } = network({ "https://a.example/": silence });
    await expect(safeFetch(request({ timeoutMs: 50 }), 1, policy)).rejects.toMatchObject({
      name: "TimeoutError",
    });
  });
});

describe("redirects", () => {
  it("are followed, relative ones too", async () => {
    const { policy, seen } = network({
      "https://a.example/": redirect("/b", 301),
      "https://a.example/b": redirect("https://c.example/"),
      "https://c.example/": () => new Response("there"),
    });
    expect(await safeFetch(request({}), 1, policy)).toMatchObject({ status: 200, body: "there" });
    expect(seen.map(({ url }) => url)).toEqual([
      "https://a.example/",
      "https://a.example/b",
      "https://c.example/",
    ]);
  });

  it("are followed five times and no more", async () => {
    const chain = (length: number) =>
      Object.fromEntries(Array.from({ length }, (_, n) => [`https://a.example/${n}`, redirect(`/${n + 1}`)]));
    const five = network({ ...chain(5), "https://a.example/5": () => new Response("end") });
    expect(await safeFetch(request({ url: "https://a.example/0" }), 1, five.policy)).toMatchObject({
      body: "end",
    });
    const six = network(chain(6));
    await expect(safeFetch(request({ url: "https://a.example/0" }), 1, six.policy)).rejects.toEqual(
      refusal("5 times"),
    );
    expect(six.seen).toHaveLength(6);
  });

  it.each([
    "http://a.example/",
    "http://169.254.169.254/",
    "https://127.0.0.1/",
    "https://[::ffff:10.0.0.1]/",
    "https://user@b.example/",
    "file:///etc/passwd",
    "https://",
  ])("to %s are refused", async (location) => {
    const { policy, seen } = network({ "https://a.example/": redirect(location) });
    await expect(safeFetch(request({}), 1, policy)).rejects.toEqual(refusal(""));
    expect(seen).toHaveLength(1);
  });

  const secrets: [string, string][] = [
    ["Authorization", "Bearer s"],
    ["Cookie", "a=b"],
    ["X-Api-Key", "k"],
    ["X-Auth-Token", "t"],
    ["Accept", "text/plain"],
    ["Idempotency-Key", "run:node"],
  ];

  it("keep credentials on the same origin", async () => {
    const { policy, seen } = network({
      "https://a.example/": redirect("/b"),
      "https://a.example/b": () => new Response(),
    });
    await safeFetch(request({ headers: secrets }), 1, policy);
    expect(seen[1]?.headers.get("authorization")).toBe("Bearer s");
  });

  it("drop credentials across origins", async () => {
    const { policy, seen } = network({
      "https://a.example/": redirect("https://a.example:8443/", 307),
      "https://a.example:8443/": () => new Response(),
    });
    await safeFetch(request({ method: "POST", headers: secrets, body: "b" }), 1, policy);
    expect([...(seen[1]?.headers.keys() ?? [])]).toEqual([
      "accept",
      "idempotency-key",
      "user-agent",
      "weft-egress",
    ]);
    expect(seen[1]).toMatchObject({ method: "POST", body: "b" });
  });

  it.each([
    [301, "POST", "GET"],
    [302, "POST", "GET"],
    [303, "PUT", "GET"],
    [301, "PUT", "PUT"],
    [302, "DELETE", "DELETE"],
    [307, "POST", "POST"],
    [308, "PATCH", "PATCH"],
    [303, "HEAD", "HEAD"],
  ])("with %i turn %s into %s", async (status, method, expected) => {
    const { policy, seen } = network({
      "https://a.example/": redirect("/b", status),
      "https://a.example/b": () => new Response(null),
    });
    const body = method === "HEAD" ? null : "b";
    await safeFetch(request({ method, body, headers: [["content-type", "text/plain"]] }), 1, policy);
    expect(seen[1]?.method).toBe(expected);
    expect(seen[1]?.body).toBe(expected === method ? body : null);
    expect(seen[1]?.headers.has("content-type")).toBe(expected === method);
  });

  it("without a Location are answers", async () => {
    const { policy } = network({ "https://a.example/": () => new Response("choose", { status: 300 }) });
    expect(await safeFetch(request({}), 1, policy)).toMatchObject({ status: 300, body: "choose" });
  });
});

describe("our own API", () => {
  it("recognises requests of steps by their mark, under whatever name they reached it", async () => {
    const fetch = (url: URL, init: RequestInit) => exports.default.fetch(new Request(url, init));
    const policy = { allowLoopback: false, ownPort: undefined, fetch: fetch as typeof globalThis.fetch };
    const url = "https://weft.example/api/v1/health";
    await expect(safeFetch(request({ url }), 1, policy)).rejects.toEqual(refusal("own address"));
    expect((await exports.default.fetch(url)).headers.has("weft-egress")).toBe(false);
  });
});
