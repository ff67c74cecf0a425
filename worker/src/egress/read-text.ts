import { refused } from "./request-failure.ts";

/** Of an answer, after decompression. */
const maxResponseBytes = 5 * 1024 * 1024;

/**
 * The body as text, in the charset its content type names.
 * @throws RequestFailure `EgressRefused` as soon as more than 5 MiB have arrived; the signal's reason once it aborts.
 */
export async function readText(response: Response, signal: AbortSignal): Promise<string> {
  if (!response.body) return "";
  const decoder = decoderFor(response.headers.get("content-type"));
  const reader = response.body.getReader();
  const aborted = abortion(signal);
  let bytes = 0;
  let text = "";
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), aborted]);
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxResponseBytes) throw refused("The answer is over 5 MiB.");
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    // Nobody will read the rest; a failure to say so changes nothing about the one being thrown.
    reader.cancel(error).catch(() => undefined);
    throw error;
  }
}

function abortion(signal: AbortSignal): Promise<never> {
  const promise = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  promise.catch(() => undefined);
  return promise;
}

function decoderFor(contentType: string | null): TextDecoder {
  const charset = /;\s*charset="?([^\s;"]+)/i.exec(contentType ?? "")?.[1];
  try {
    return new TextDecoder(charset ?? "utf-8");
  } catch {
    return new TextDecoder(); // a charset nobody knows is read as UTF-8, as browsers do
  }
}
