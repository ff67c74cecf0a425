/**
 * Version 1 of what a run's code may ask of its host. Everything in a call was made by a tenant's code, so everything
 * is checked; who is calling is never part of it.
 */
import { idPattern } from "@weft/shared";
import { z } from "zod";

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
});

export const levelSchema = z.enum(["debug", "info", "warn", "error"]);
export const messageSchema = z.string();

export const openWaitSchema = z.object({
  key: z.string().min(1).max(256),
  nodeId,
  iteration,
  events: z.array(z.string().max(200)).min(1).max(1000),
  timeoutMs: duration,
});

export const closeWaitSchema = z.object({ key: z.string().min(1).max(256) });
