/** Values in a stream of JSON lines, as they come. */
export class JsonLines<T> {
  readonly #decoder = new TextDecoder();
  #rest = "";

  /** The values whose lines end in this chunk. */
  read(chunk: Uint8Array): T[] {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split("\n");
    this.#rest = lines.pop() ?? "";
    return lines.map((line) => JSON.parse(line) as T);
  }
}
