import { once } from "node:events";
import { createServer, request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { compressAnswer } from "./compress-answers.mjs";

const text = "the same words again and again, ".repeat(1000);
let answer = (response) => response.writeHead(200, {}).end();
const server = createServer((incoming, response) =>
  compressAnswer(incoming, response, () => answer(response)),
).listen(0, "127.0.0.1");
await once(server, "listening");
afterAll(() => server.close());

/** A request without a client's own help: its body as it came. */
async function ask(acceptEncoding, method = "GET") {
  const headers = acceptEncoding ? { "accept-encoding": acceptEncoding } : {};
  const sent = request({ port: server.address().port, host: "127.0.0.1", method, headers }).end();
  const [response] = await once(sent, "response");
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  return { headers: response.headers, body: Buffer.concat(chunks) };
}

const send = (type, more = {}) => {
  answer = (response) => response.writeHead(200, { "content-type": type, ...more }).end(text);
};

it.each([
  ["br", brotliDecompressSync],
  ["gzip", gunzipSync],
])("packs text as %s for those who take it", async (encoding, unpack) => {
  send("text/javascript; charset=utf-8", { "content-length": String(text.length), etag: '"a"' });
  const { headers, body } = await ask(`deflate, ${encoding}`);
  expect(headers).toMatchObject({ "content-encoding": encoding, vary: "accept-encoding", etag: 'W/"a"' });
  expect(headers["content-length"]).toBeUndefined();
  expect(body.length).toBeLessThan(text.length / 10);
  expect(unpack(body).toString()).toBe(text);
});

it("packs what is written in parts, as fast as it is taken", async () => {
  answer = async (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    for (let part = 0; part < 100; part++) if (!response.write(text)) await once(response, "drain");
    response.end();
  };
  const { body } = await ask("gzip");
  expect(gunzipSync(body).toString()).toBe(text.repeat(100));
});

it.each([
  ["a font", "font/woff2", "br", {}],
  ["a stream of events", "text/event-stream; charset=utf-8", "br", {}],
  ["what is packed already", "text/css", "br", { "content-encoding": "zstd" }],
  ["what is small", "text/css", "br", { "content-length": "10" }],
  ["for those who do not ask", "text/css", undefined, {}],
])("sends %s as it is", async (_, type, accepted, more) => {
  answer = (response) =>
    response
      .writeHead(200, { "content-type": type, ...more })
      .end(more["content-length"] ? "0123456789" : text);
  const { headers, body } = await ask(accepted);
  expect(headers["content-encoding"]).toBe(more["content-encoding"]);
  expect(body.toString()).toBe(more["content-length"] ? "0123456789" : text);
});

it("lets an event of a stream out before the next one", async () => {
  answer = (response) =>
    response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
  const headers = { "accept-encoding": "br" };
  const sent = request({ port: server.address().port, host: "127.0.0.1", headers }).end();
  const [response] = await once(sent, "response");
  expect((await once(response, "data"))[0].toString()).toBe("data: 1\n\n");
  sent.destroy();
});
