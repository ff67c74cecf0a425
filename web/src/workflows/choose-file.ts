import { limits } from "@weft/shared";
import { type ReadGraphFile, readGraphFile } from "./graph-file.ts";

export type ChosenFile = { fileName: string; read: ReadGraphFile };

/** Reads a file a person chose or dropped; one that is far too large is not read at all. */
export async function chooseFile(file: File): Promise<ChosenFile> {
  if (file.size > limits.bodyBytes) return { fileName: file.name, read: { ok: false, refusal: "large" } };
  return { fileName: file.name, read: readGraphFile(await file.text(), file.name) };
}
