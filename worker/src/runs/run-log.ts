/** The log lines of a run, bounded so that no workflow can fill its object. */
import type { LogLine } from "@weft/shared";
import { asc, max } from "drizzle-orm";
import type { Database } from "./database.ts";
import { logLines } from "./tables.ts";

const maxMessageLength = 8000;
const maxLines = 5000;

/** A line as it comes from the host; `at` in milliseconds since 1970. */
export type NewLogLine = {
  at: number;
  level: LogLine["level"];
  nodeId: string | null;
  iteration?: readonly number[];
  message: string;
};

/** `id` is the line's place in the log. */
export type PlacedLogLine = LogLine & { id: number };

/** Adds a line, shortened to 8,000 characters. After 5,000 lines one more says so and the rest is dropped. */
export function addLogLine(db: Database, { at, level, nodeId, iteration = [], message }: NewLogLine): void {
  const lines =
    db
      .select({ last: max(logLines.id) })
      .from(logLines)
      .get()?.last ?? 0;
  if (lines > maxLines) return;
  const line =
    lines === maxLines
      ? {
          level: "warn" as const,
          nodeId: null,
          message: `Truncated: a run keeps ${maxLines} log lines, later ones are dropped.`,
        }
      : {
          level,
          nodeId,
          iteration: iteration.length > 0 ? JSON.stringify(iteration) : null,
          message: shorten(message),
        };
  db.insert(logLines)
    .values({ at, ...line })
    .run();
}

const shorten = (message: string): string =>
  message.length <= maxMessageLength ? message : `${message.slice(0, maxMessageLength)} … (truncated)`;

/** All lines, the oldest first. */
export function readLog(db: Database): PlacedLogLine[] {
  return db
    .select()
    .from(logLines)
    .orderBy(asc(logLines.id))
    .all()
    .map(({ at, iteration, ...line }) => ({
      ...line,
      ...(iteration === null ? {} : { iteration: JSON.parse(iteration) as number[] }),
      at: new Date(at).toISOString(),
    }));
}
