import { afterEach, expect, it, vi } from "vitest";
import { readStored, writeStored } from "./stored.ts";

const withStorage = (localStorage: () => Partial<Storage>) =>
  vi.stubGlobal("window", {
    get localStorage() {
      return localStorage();
    },
  });

afterEach(() => vi.unstubAllGlobals());

it("keeps a choice under a name of its own and forgets it", () => {
  const kept = new Map<string, string>();
  withStorage(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }));
  expect(writeStored("theme", "dark")).toBe(true);
  expect([...kept]).toEqual([["weft:theme", "dark"]]);
  expect(readStored("theme")).toBe("dark");
  writeStored("theme", null);
  expect(readStored("theme")).toBeNull();
});

it("goes on without a memory where the frame refuses one", () => {
  withStorage(() => {
    throw new DOMException("denied", "SecurityError");
  });
  expect(readStored("theme")).toBeNull();
  expect(writeStored("theme", "dark")).toBe(false);
});

it("goes on where the store is full", () => {
  withStorage(() => ({
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  }));
  expect(writeStored("theme", "dark")).toBe(false);
});
