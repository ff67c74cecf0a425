/**
 * Verified modules that this process has loaded. The Loader keeps a *failed* load for as long as it lives, under the
 * id it was asked for, so it must never be given a loading that can fail: a module is read and verified first, and
 * the Loader gets the finished code.
 */

import type { Env } from "../env.ts";
import { loadModule, type StoredModule } from "../modules/store.ts";

const maxCharacters = 16 * 1024 * 1024;

type Cached = { module: StoredModule; characters: number };

const cached = new Map<string, Cached>();
let characters = 0;

/** @throws a packed failure: `ModuleMissing` (retryable) or `ModuleCorrupt`; nothing of it is kept */
export async function verifiedModule(env: Env, workspace: string, hash: string): Promise<StoredModule> {
  const id = `${workspace}:${hash}`;
  const known = cached.get(id);
  if (known) {
    cached.delete(id);
    cached.set(id, known);
    return known.module;
  }
  const module = await loadModule(env, workspace, hash);
  keep(id, module);
  return module;
}

/** The least recently used go first. */
function keep(id: string, module: StoredModule): void {
  const size = Object.values(module.modules).reduce((sum, source) => sum + source.length, 0);
  if (cached.has(id) || size > maxCharacters) return;
  cached.set(id, { module, characters: size });
  characters += size;
  for (const [oldest, entry] of cached) {
    if (characters <= maxCharacters) return;
    cached.delete(oldest);
    characters -= entry.characters;
  }
}
