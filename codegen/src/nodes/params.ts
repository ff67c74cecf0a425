/**
 * The vocabulary of params: zod schemas that carry their form as metadata. The inspector, the compiler and the docs all
 * read the same: `expression` marks a slot that takes expressions, `secrets` one where `secrets.NAME` is allowed.
 */
import { durationMs, isObject, type Json } from "@weft/shared";
import { z } from "zod";

export type ParamMeta = {
  title?: string;
  description?: string;
  placeholder?: string;
  /** What is meant where the param is left out. */
  default?: Json;
  /** `text`: text or one expression; `value`: a value or one expression; `json`: expressions at any depth. */
  expression?: "text" | "value" | "json";
  secrets?: boolean;
  /** The name of a secret, inserted by the host. */
  credential?: boolean;
  control?: "duration" | "code" | "textarea" | "schema" | "workflow";
  /** The expression is evaluated in the container's body and reads what stands there. */
  scope?: "body";
  /** Labels of an enum's or a union's values. */
  labels?: { [value: string]: string };
};

export const param = <T extends z.ZodType>(schema: T, meta: ParamMeta): T => schema.meta(meta);

/** `S`: text that may hold expressions. */
export const text = (meta: ParamMeta) => param(z.string(), { expression: "text", ...meta });

/** `S` that must not be left empty. */
export const neededText = (meta: ParamMeta) => param(z.string().min(1), { expression: "text", ...meta });

/** Text as it is; braces mean nothing in it. */
export const plainText = (meta: ParamMeta) => param(z.string().min(1), meta);

/** `E<T>`: a `T`, or text with an expression that gives a `T`. */
export const valueParam = <T extends z.ZodType>(schema: T, meta: ParamMeta) =>
  param(
    z
      .union([schema, z.string()])
      .refine(
        (value) => typeof value !== "string" || isTemplate(value) || schema.safeParse(value).success,
        "Write a value, or an expression in {{ }}.",
      ),
    { expression: "value", ...meta },
  );

/** A value of any JSON shape that may hold expressions at any depth. */
export const json = (meta: ParamMeta) =>
  param(
    z.custom<Json>((value) => value !== undefined),
    { expression: "json", ...meta },
  );

const durationIssue = {
  params: { code: "bad_duration" },
  message: 'Use milliseconds or text like "5 minutes".',
};

/** A duration that is fixed. */
export const duration = (meta: ParamMeta) =>
  param(
    z.union([z.number(), z.string()]).refine((value) => durationMs(value) !== undefined, durationIssue),
    { control: "duration", ...meta },
  );

/** `E<Duration>` */
export const durationValue = (meta: ParamMeta) =>
  param(
    z
      .union([z.number(), z.string().min(1)])
      .refine((value) => isTemplate(value) || durationMs(value) !== undefined, durationIssue),
    { expression: "value", control: "duration", ...meta },
  );

export const isTemplate = (value: unknown): value is string =>
  typeof value === "string" && value.includes("{{");

/** Pairs in order, keys as they are. */
export const pairs = (meta: ParamMeta & { secrets?: boolean }) =>
  param(
    z.array(
      z.strictObject({
        key: plainText({ title: "Name" }),
        value: text({ title: "Value", ...(meta.secrets ? { secrets: true } : {}) }),
      }),
    ),
    meta,
  );

/** What runs that begin with this trigger are given. */
export const inputSchema = () =>
  param(
    z.custom<object>((value) => isObject(value)),
    { title: "Input schema", description: "JSON Schema of the input", control: "schema" },
  ).optional();
