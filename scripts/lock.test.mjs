import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { ownerOf, takeLock } from "./lock.mjs";
import { identityOf } from "./process-identity.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "weft-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("is taken once and free again after its release", () => {
  const file = path.join(folder, "once");
  const release = takeLock(file);
  expect(takeLock(file)).toBeUndefined();
  expect(ownerOf(file)?.pid).toBe(process.pid);
  release?.();
  expect(ownerOf(file)).toBeUndefined();
  expect(takeLock(file)).toBeTypeOf("function");
});

it("is taken over from a dead owner, also when its process id lives again", () => {
  const file = path.join(folder, "dead");
  for (const owner of [
    '{"pid":1',
    "{}",
    JSON.stringify({ pid: process.pid, identity: "an earlier start" }),
  ]) {
    writeFileSync(file, owner);
    takeLock(file)?.();
    expect(readdirSync(folder)).not.toContain("dead");
  }
});

it("is not taken from a living owner that is another process", () => {
  const file = path.join(folder, "alive");
  const text = JSON.stringify({ pid: process.ppid, identity: identityOf(process.ppid) });
  writeFileSync(file, text);
  expect(takeLock(file)).toBeUndefined();
  expect(ownerOf(file)?.pid).toBe(process.ppid);
});
