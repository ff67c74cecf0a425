/**
 * Version 1 of what a run's code may ask of its host. Everything in a call was made by a tenant's code, so everything
 * is checked; who is calling is never part of it.
 */
import { idPattern } from "@weft/shared";
import { z } from "zod";
import { isReservedEvent } from "../runs/child-end.ts";

/** A hundred years: far beyond any wait, and still a date. */
const duration = z.number().min(0).max(3_155_760_000_000);
const nodeId = z.string().regex(idPattern);
const iteration = z.array(z.number().int().min(0).max(1_000_000)).max(8);
const headerPair = z.tuple([z.string().max(256), z.string().max(64 * 1024)]);

/** The attempt that calls. */
export const aboutSchema = z.object({ nodeId, iteration, attempt: z.number().int().min(1) });
export type About = z.infer<typeof aboutSchema>;

export const fetchSchema = z.object({
  url: z.string().max(64 * 1024),
  method: z.string(),
  headers: z.array(headerPair).max(200),
  body: z.string().nullable(),
  timeoutMs: duration,
  /** Which request of the attempt it is, where a step makes several. */
  call: z.number().int().min(1).optional(),
});

export const levelSchema = z.enum(["debug", "info", "warn", "error"]);
export const messageSchema = z.string();

/** What was thrown may be of any length; what is kept of it is not. */
const failureText = (length: number) => z.string().transform((text) => text.slice(0, length).toWellFormed());

export const undoFailedSchema = z.object({
  nodeId,
  iteration,
  name: failureText(200),
  message: failureText(8000),
});

/** A step's name with its indices. */
const stepKey = z.string().min(1).max(256);
const eventName = z
  .string()
  .max(200)
  .refine((name) => !isReservedEvent(name), "It is the name of an event of ours.");

export const openWaitSchema = z.object({
  key: stepKey,
  nodeId,
  iteration,
  events: z.array(eventName).min(1).max(1000),
  timeoutMs: duration,
});

/** Whatever JSON makes of a value, as its text; what came over the wire may hold more than JSON can say. */
const jsonText = z.unknown().transform((value, context) => {
  try {
    return JSON.stringify(value) ?? "null";
  } catch {
    context.addIssue("It cannot be written as JSON.");
    return z.NEVER;
  }
});

/** As long as it may be, and text that SQLite keeps as it is. */
const storePrefix = z
  .string()
  .max(512)
  .refine((key) => key.isWellFormed() && !key.includes("\0"), "It holds broken characters.");
const storeKey = storePrefix.min(1);
export const storeSchema = z.discriminatedUnion("op", [
  z.object({ op: z.literal("get"), key: storeKey }),
  z.object({ op: z.literal("set"), key: storeKey, value: jsonText.prefault(null) }),
  z.object({ op: z.literal("delete"), key: storeKey }),
  z.object({ op: z.literal("increment"), key: storeKey, by: z.number().default(1) }),
  z.object({ op: z.literal("list"), key: storePrefix }),
]);

export const startWorkflowSchema = z.object({
  key: stepKey,
  workflowId: z.string().max(100),
  version: z.union([z.literal("live"), z.number().int().positive()]),
  input: jsonText.prefault({}),
  wait: z.boolean(),
});

export const workflowResultSchema = z.object({ key: stepKey });

export const closeWaitSchema = z.object({ key: stepKey });
