import { describe, expect, it } from "vitest";
import { serverSentEventParser } from "./server-sent-events.ts";

const all = (...chunks: string[]) => chunks.flatMap(serverSentEventParser());

describe("serverSentEventParser", () => {
  it("gives a message at the empty line that ends it", () => {
    expect(all("id: 7\ndata: {}\n")).toEqual([]);
    expect(all("id: 7\ndata: {}\n\n")).toEqual([{ id: "7", data: "{}" }]);
  });

  it("gives the same messages wherever the stream is cut", () => {
    const stream = 'id: 1\ndata: {"a":1}\n\n: still here\n\nid: 2\r\ndata: x\r\ndata: y\r\n\r\n';
    const whole = all(stream);
    expect(whole).toEqual([
      { id: "1", data: '{"a":1}' },
      { id: "2", data: "x\ny" },
    ]);
    for (let at = 0; at <= stream.length; at++)
      expect(all(stream.slice(0, at), stream.slice(at))).toEqual(whole);
    expect(all(...stream)).toEqual(whole);
  });

  it("drops comments and messages without data", () => {
    expect(all(": heartbeat\n\n", "id: 3\n\n")).toEqual([]);
  });

  it("keeps an id for the messages after it", () => {
    expect(all("id: 4\ndata: a\n\ndata: b\n\n").map((message) => message.id)).toEqual(["4", "4"]);
  });

  it("takes only one space after the colon", () => {
    expect(all("data:  two\n\n")).toEqual([{ id: "", data: " two" }]);
  });
});
