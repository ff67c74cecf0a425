export type ServerSentMessage = { id: string; data: string };

/**
 * A parser of `text/event-stream` that takes the stream in chunks of text, cut anywhere, and returns the messages
 * each chunk completes. A message carries the last id that was seen, as in the standard; comments are dropped.
 */
export function serverSentEventParser(): (chunk: string) => ServerSentMessage[] {
  let rest = "";
  let id = "";
  let data: string[] = [];
  return (chunk) => {
    const messages: ServerSentMessage[] = [];
    // A CR at the end may be half of a CRLF, so it waits for what follows.
    const text = rest + chunk;
    const held = text.endsWith("\r") ? 1 : 0;
    const lines = text.slice(0, text.length - held).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? "") + (held ? "\r" : "");
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) messages.push({ id, data: data.join("\n") });
        data = [];
        continue;
      }
      const [field, value] = splitField(line);
      if (field === "data") data.push(value);
      else if (field === "id" && !value.includes("\0")) id = value;
    }
    return messages;
  };
}

function splitField(line: string): [string, string] {
  const colon = line.indexOf(":");
  if (colon < 0) return [line, ""];
  const value = line.slice(colon + 1);
  return [line.slice(0, colon), value.startsWith(" ") ? value.slice(1) : value];
}
