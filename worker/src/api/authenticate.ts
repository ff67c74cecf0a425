import { ApiError } from "./problem.ts";
import { openWorkspace, type Settings } from "./settings.ts";

/** Who asks. The workspace comes from here and from nowhere else. */
export type Principal = { workspace: string; name: string };

/** @throws 401; a token that is sent but wrong is refused by an open server too */
export async function authenticate(authorization: string | null, settings: Settings): Promise<Principal> {
  if (authorization === null) {
    if (settings.open) return { workspace: openWorkspace, name: "local" };
    throw unauthorized("Send your key as Authorization: Bearer weft_<workspace>_<secret>.");
  }
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  const { admin } = settings;
  if (token && admin && (await equal(token, admin.token)))
    return { workspace: admin.workspace, name: "admin" };
  throw unauthorized("This key is not valid.");
}

const unauthorized = (message: string): ApiError =>
  new ApiError(401, "unauthorized", message, {}, { "WWW-Authenticate": "Bearer" });

/** Compares hashes in constant time, so neither the length nor a common beginning shows. */
async function equal(a: string, b: string): Promise<boolean> {
  const [one, two] = await Promise.all(
    [a, b].map((text) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))),
  );
  return crypto.subtle.timingSafeEqual(one as ArrayBuffer, two as ArrayBuffer);
}
