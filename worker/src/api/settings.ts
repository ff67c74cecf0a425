import type { Env } from "../env.ts";
import { ApiError } from "./problem.ts";

/** The workspace of an open server. */
export const openWorkspace = "demo";

const tokenPattern = /^weft_([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)_(\S+)$/;

/** The workspace that a token names, if it has the form of one. */
export const workspaceOf = (token: string): string | undefined => tokenPattern.exec(token)?.[1];

export type Settings = { open: boolean; admin: { token: string; workspace: string } | null };

/** @throws 503 with the sentence that says what to set */
export function readSettings(env: Env): Settings {
  const open = env.WEFT_OPEN === "1";
  const token = env.WEFT_ADMIN_TOKEN;
  if (!token) {
    if (open) return { open, admin: null };
    throw unset(
      "Nobody can sign in yet: set WEFT_ADMIN_TOKEN to weft_<workspace>_<secret>, or WEFT_OPEN=1 on a machine of your own.",
    );
  }
  const workspace = workspaceOf(token);
  if (!workspace) {
    throw unset(
      "WEFT_ADMIN_TOKEN must be weft_<workspace>_<secret>, the workspace of lower-case letters, digits and hyphens.",
    );
  }
  return { open, admin: { token, workspace } };
}

const unset = (message: string): ApiError => new ApiError(503, "not_configured", message);
