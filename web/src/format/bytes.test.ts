import { expect, it } from "vitest";
import { formatBytes } from "./bytes.ts";

it("chooses the unit by the size", () => {
  expect(formatBytes(812, "en")).toBe("812B");
  expect(formatBytes(48_211, "en")).toBe("48 kB");
  expect(formatBytes(1_240_000, "en")).toBe("1.2 MB");
  expect(formatBytes(999_800, "en")).toBe("1 MB");
});
