/**
 * Modules and graphs in R2: named by the SHA-256 of their bytes, written once, never changed, and hashed again
 * whenever they are read, so that what runs is exactly what was published.
 */
import { compilerVersion, hostProtocol, packFailure } from "@weft/codegen";
import type { Graph } from "@weft/shared";
import type { Env } from "../env.ts";
import { canonicalJson } from "./canonical-json.ts";
import { sha256 } from "./sha256.ts";

/** The engine's behaviour that every module published from now on is pinned to; a stored module keeps its own. */
const compatibility = { compatibilityDate: "2026-11-01", compatibilityFlags: [] as string[] };

export type StoredModule = {
  format: 1;
  /** The compiler's version that wrote it. */
  compiler: string;
  /** The version of the host protocol it speaks. */
  host: number;
  compatibilityDate: string;
  compatibilityFlags: string[];
  mainModule: string;
  /** Source text by file name. */
  modules: Record<string, string>;
};

/** Stores compiled modules; the answer is their hash, 64 hex digits. */
export function storeModule(
  env: Env,
  workspace: string,
  compiled: Pick<StoredModule, "mainModule" | "modules">,
): Promise<string> {
  const { mainModule, modules } = compiled;
  const stored: StoredModule = {
    format: 1,
    compiler: compilerVersion,
    host: hostProtocol,
    ...compatibility,
    mainModule,
    modules,
  };
  return put(env, "modules", workspace, stored);
}

export const storeGraph = (env: Env, workspace: string, graph: Graph): Promise<string> =>
  put(env, "graphs", workspace, graph);

/** @throws a packed failure: `ModuleMissing` (retryable) or `ModuleCorrupt` */
export const loadModule = async (env: Env, workspace: string, hash: string): Promise<StoredModule> =>
  JSON.parse(await load(env, "modules", workspace, hash)) as StoredModule;

/** @throws a packed failure: `ModuleMissing` (retryable) or `ModuleCorrupt` */
export const loadGraph = async (env: Env, workspace: string, hash: string): Promise<Graph> =>
  JSON.parse(await load(env, "graphs", workspace, hash)) as Graph;

type Folder = "modules" | "graphs";

const key = (folder: Folder, workspace: string, hash: string): string =>
  `${folder}/${workspace}/${hash}.json`;

async function put(env: Env, folder: Folder, workspace: string, value: unknown): Promise<string> {
  const text = canonicalJson(value);
  const hash = await sha256(text);
  // Create-only: where the name exists, the bytes under it are these already.
  await env.BUCKET.put(key(folder, workspace, hash), text, {
    onlyIf: { etagDoesNotMatch: "*" },
    httpMetadata: { contentType: "application/json" },
  });
  return hash;
}

async function load(env: Env, folder: Folder, workspace: string, hash: string): Promise<string> {
  const name = key(folder, workspace, hash);
  const object = await env.BUCKET.get(name);
  if (!object) {
    throw failure(
      "ModuleMissing",
      `${name} is not in storage. Restore it; no other version is run instead.`,
      true,
    );
  }
  const bytes = await object.bytes();
  if ((await sha256(bytes)) !== hash) {
    throw failure("ModuleCorrupt", `${name} is not what was published. It is not run.`, false);
  }
  return new TextDecoder().decode(bytes);
}

const failure = (name: string, message: string, retryable: boolean): Error =>
  new Error(packFailure({ name, message, retryable }));
