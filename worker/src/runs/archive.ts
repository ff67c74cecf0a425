/**
 * A run that has ended, as one object in R2: gzipped lines of JSON, the run with its final state first, then every
 * event with its whole output, then the log. Written once; it outlives what the engine remembers.
 */
import type { RunEvent, RunState } from "@weft/shared";
import type { Env } from "../env.ts";
import { JsonLines } from "./json-lines.ts";
import type { RunPlan } from "./plan.ts";
import { putStream } from "./put-stream.ts";
import type { PlacedLogLine } from "./run-log.ts";

export type RunOverview = { state: RunState; trigger: RunPlan["trigger"] };

type ArchiveLine = { run: RunOverview } | { event: RunEvent } | { log: PlacedLogLine };

const archiveName = (workspace: string, runId: string): string => `runs/${workspace}/${runId}.ndjson.gz`;

/** Told again, the first archive stays. */
export async function writeArchive(
  env: Env,
  { workspace, runId }: { workspace: string; runId: string },
  content: { run: RunOverview; events: Iterable<RunEvent>; log: Iterable<PlacedLogLine> },
): Promise<void> {
  const text = textStream(lines(content));
  const compressed = text.pipeThrough(new TextEncoderStream()).pipeThrough(new CompressionStream("gzip"));
  await putStream(env.BUCKET, archiveName(workspace, runId), compressed);
}

function* lines({ run, events, log }: Parameters<typeof writeArchive>[2]): Generator<ArchiveLine> {
  yield { run };
  for (const event of events) yield { event };
  for (const line of log) yield { log: line };
}

function textStream(content: Generator<ArchiveLine>): ReadableStream<string> {
  return new ReadableStream({
    pull(controller) {
      const { done, value } = content.next();
      if (done) controller.close();
      else controller.enqueue(`${JSON.stringify(value)}\n`);
    },
  });
}

/** Lines of the archive; none at all if there is no archive. */
async function* readArchive(env: Env, workspace: string, runId: string): AsyncGenerator<ArchiveLine> {
  const object = await env.BUCKET.get(archiveName(workspace, runId));
  if (!object) return;
  const lines = new JsonLines<ArchiveLine>();
  for await (const chunk of object.body.pipeThrough(new DecompressionStream("gzip")))
    yield* lines.read(chunk);
}

/** `null` where no run was archived. */
export async function archivedRun(env: Env, workspace: string, runId: string): Promise<RunOverview | null> {
  for await (const line of readArchive(env, workspace, runId)) if ("run" in line) return line.run;
  return null;
}

/** All events with their whole outputs, the oldest first. */
export async function* archivedEvents(env: Env, workspace: string, runId: string): AsyncGenerator<RunEvent> {
  for await (const line of readArchive(env, workspace, runId)) if ("event" in line) yield line.event;
}

export async function archivedLog(env: Env, workspace: string, runId: string): Promise<PlacedLogLine[]> {
  const log: PlacedLogLine[] = [];
  for await (const line of readArchive(env, workspace, runId)) if ("log" in line) log.push(line.log);
  return log;
}
