import type { Json } from "@weft/shared";
import { z } from "zod";
import { js } from "../../code.ts";
import { condense } from "../condense.ts";
import type { NodeKind } from "../kind.ts";
import { json, neededText, pairs, param, plainText, text } from "../params.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;

const secret = plainText({
  title: "Secret",
  placeholder: "API_TOKEN",
  description: "Name of a secret",
  credential: true,
});

const auth = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("none") }),
  z.strictObject({ type: z.literal("bearer"), secret }),
  z.strictObject({
    type: z.literal("basic"),
    username: text({ title: "User name", secrets: true }),
    secret,
  }),
  z.strictObject({
    type: z.literal("header"),
    header: plainText({ title: "Header", placeholder: "x-api-key" }),
    secret,
  }),
]);

const body = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("none") }),
  z.strictObject({ type: z.literal("json"), value: json({ title: "JSON", secrets: true }) }),
  z.strictObject({ type: z.literal("form"), value: pairs({ title: "Fields", secrets: true }) }),
  z.strictObject({
    type: z.literal("text"),
    value: text({ title: "Text", control: "textarea", secrets: true }),
    contentType: plainText({ title: "Content type", placeholder: "text/plain" }).optional(),
  }),
]);

export const http: NodeKind = {
  type: "http",
  flow: "linear",
  category: "actions",
  label: "HTTP request",
  icon: "globe",
  description: "Calls a web address and gives its answer.",
  docs: `Calls a web address. The output is \`{ status, headers, body }\`: JSON answers are parsed, an empty body is \`null\`,
header names are in lower case. Answers of 400 and above fail the step unless **Fail on** says otherwise; 408, 409, 425,
429 and 5xx are tried again, other 4xx are not. Every request but GET and HEAD carries the same \`Idempotency-Key\` on
every attempt, so a receiver can tell a repetition. Expressions in the address are inserted as they are; use
\`urlEncode\` for parts that come from outside.`,
  params: z.strictObject({
    method: param(z.enum(methods), { title: "Method" }),
    url: neededText({ title: "URL", placeholder: "https://api.example.com/orders/{{ trigger.body.id }}" }),
    query: pairs({ title: "Query" }).optional(),
    headers: pairs({ title: "Headers", secrets: true }).optional(),
    auth: param(auth, {
      title: "Authentication",
      labels: { none: "None", bearer: "Bearer token", basic: "User name and password", header: "Header" },
    }).optional(),
    body: param(body, {
      title: "Body",
      labels: { none: "None", json: "JSON", form: "Form", text: "Text" },
    }).optional(),
    response: param(z.enum(["auto", "json", "text"]), {
      title: "Response",
      labels: { auto: "By content type", json: "JSON", text: "Text" },
      default: "auto",
    }).optional(),
    failOn: param(z.enum(["4xx5xx", "5xx", "never"]), {
      title: "Fail on",
      labels: { "4xx5xx": "Status 400 and above", "5xx": "Status 500 and above", never: "Never" },
      default: "4xx5xx",
    }).optional(),
  }),
  defaults: { method: "GET", url: "" },
  outputs: () => [{ id: "out", label: "" }],
  failable: true,
  retries: true,
  nondeterminism: true,
  handles: () => ["out"],
  hosts: ({ url }) => [hostOf(url)],
  summary: ({ method, url }) => `${condense(method)} ${condense(url).replace(/^https?:\/\//, "")}`.trim(),
  changesOutside: ({ method }) => !["GET", "HEAD", "OPTIONS"].includes(String(method)),
  steps: () => [{}],
  attempt: ({ params }) => js`http(context, ${params})`,
};

/** The host, if the text fixes it before its first expression. */
function hostOf(url: Json | undefined): string {
  const match = typeof url === "string" ? /^https?:\/\/([^/?#{}]+)(?:[/?#]|$)/i.exec(url) : null;
  return match?.[1]?.toLowerCase() ?? "*";
}
