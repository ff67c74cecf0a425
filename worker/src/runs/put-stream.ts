/** What R2 asks of every part of an upload but the last. */
const partBytes = 8 * 1024 * 1024;

/** Stores a stream of unknown length under a name that is free; a taken name keeps what it has. */
export async function putStream(
  bucket: R2Bucket,
  name: string,
  stream: ReadableStream<Uint8Array>,
): Promise<void> {
  const parts = inParts(stream);
  const first = await parts.next();
  const second = await parts.next();
  if (second.done) {
    await bucket.put(name, first.value ?? new Uint8Array(), { onlyIf: { etagDoesNotMatch: "*" } });
    return;
  }
  if (await bucket.head(name)) return;
  const upload = await bucket.createMultipartUpload(name);
  const uploaded = [
    await upload.uploadPart(1, first.value as Uint8Array),
    await upload.uploadPart(2, second.value),
  ];
  for await (const part of parts) uploaded.push(await upload.uploadPart(uploaded.length + 1, part));
  await upload.complete(uploaded);
}

/** Parts of exactly `partBytes`, the last one shorter. */
async function* inParts(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    while (size >= partBytes) {
      const bytes = concatenate(chunks, size);
      yield bytes.subarray(0, partBytes);
      chunks = [bytes.subarray(partBytes)];
      size -= partBytes;
    }
  }
  if (size > 0) yield concatenate(chunks, size);
}

function concatenate(chunks: Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let filled = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, filled);
    filled += chunk.length;
  }
  return bytes;
}
