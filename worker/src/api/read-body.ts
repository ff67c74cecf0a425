import { isObject, jsonTextDepth, limits } from "@weft/shared";
import { ApiError } from "./problem.ts";

/** A graph of the deepest allowed kind, inside the object that carries it. */
const depth = limits.depth + 1;

/**
 * The body as a JSON object; none at all is `{}`. Nothing is parsed before its size and depth are known to be harmless.
 * @throws 400 `bad_json` or `too_deep`, 413, 415, 422 `bad_request`
 */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  if (request.body === null) return {};
  const type = request.headers.get("Content-Type");
  if (type !== null && !isJsonType(type)) throw notJson();
  const bytes = await readBytes(request.body, limits.bodyBytes);
  if (bytes.length === 0) return {};
  if (type === null) throw notJson();
  const value = parse(decode(bytes));
  if (!isObject(value)) throw new ApiError(422, "bad_request", "The body must be a JSON object.");
  return value;
}

const isJsonType = (type: string): boolean => /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type.trim());

const notJson = (): ApiError =>
  new ApiError(415, "not_json", "Send the body as JSON, with Content-Type: application/json.");

async function readBytes(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Not cancelled where it is too large: the caller is still sending it.
  for await (const chunk of body.values({ preventCancel: true })) {
    size += chunk.length;
    if (size > most)
      throw new ApiError(413, "too_large", `The body is larger than ${most / 1024 / 1024} MiB.`);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw new ApiError(400, "bad_json", "The body is not UTF-8.");
  }
}

function parse(text: string): unknown {
  if (jsonTextDepth(text) > depth) {
    throw new ApiError(400, "too_deep", `The body is nested deeper than ${limits.depth} levels.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ApiError(400, "bad_json", `The body is not JSON: ${(error as Error).message}`);
  }
}
