/** A lock file that names its owner, so that the lock of a dead one can be taken over. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { identityOf, isAlive } from "./process-identity.mjs";

/**
 * Takes the lock or returns undefined when a living process has it.
 * The file appears by `link`, complete and only once; `about` is for whoever finds it.
 * @returns {(() => void) | undefined} releases the lock
 */
export function takeLock(file, about = {}) {
  const own = `${file}.${process.pid}`;
  const text = JSON.stringify({ pid: process.pid, identity: identityOf(process.pid), ...about });
  writeFileSync(own, text);
  try {
    for (;;) {
      if (linked(own, file)) return () => release(file, text);
      const found = read(file);
      if (found !== undefined && isAlive(parse(found))) return undefined;
      if (found !== undefined) removeDead(file, found);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** Waits up to `patience` ms for a lock: an owner that was just killed may still be winding down. */
export async function takeLockSoon(file, patience, about) {
  for (const until = Date.now() + patience; ; ) {
    const release = takeLock(file, about);
    if (release || Date.now() >= until) return release;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The living owner's record, or undefined. */
export function ownerOf(file) {
  const owner = parse(read(file) ?? "");
  return isAlive(owner) ? owner : undefined;
}

function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Two processes may find the same dead lock: the second must not remove what the first has put in its place. */
function removeDead(file, found) {
  const aside = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (read(aside) !== found) linked(aside, file);
  rmSync(aside, { force: true });
}

function release(file, text) {
  if (read(file) === text) rmSync(file, { force: true });
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {}; // cut off by a crash while it was written: nobody's
  }
}
