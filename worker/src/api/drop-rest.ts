/** More than any upload that Cloudflare lets through. */
const most = 128 * 1024 * 1024;

/**
 * Drops what nobody has read of a request's body. In front of the local server stands an adapter that loses an answer
 * given while the body is still on its way, so that the caller would get its 500 in place of our 401 or 413: there the
 * rest is let through first.
 */
export async function dropRest({ body }: Request, isLocal: boolean): Promise<void> {
  if (body === null || body.locked) return;
  try {
    if (isLocal) await letThrough(body);
    else await body.cancel();
  } catch (error) {
    console.debug("The caller went away before it had sent all:", error);
  }
}

async function letThrough(body: ReadableStream<Uint8Array>): Promise<void> {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most) return;
  }
}
