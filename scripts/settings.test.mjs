import path from "node:path";
import { expect, it } from "vitest";
import { isInternal } from "./close-internals.mjs";
import { plainEnvironment, readSettings, root } from "./settings.mjs";
import { sourceHash } from "./source-hash.mjs";

it("has defaults for everything", () => {
  expect(readSettings({}, "/")).toEqual({
    port: 8787,
    state: path.join(root, ".weft"),
    worker: { WEFT_LOCAL: "1", WEFT_OPEN: "1" },
  });
});

it("is open unless a token is given or it is told not to be", () => {
  expect(readSettings({ WEFT_ADMIN_TOKEN: "weft_a_b" }).worker.WEFT_OPEN).toBeUndefined();
  expect(readSettings({ WEFT_OPEN: "0" }).worker.WEFT_OPEN).toBe("0");
});

it("refuses a port that is none", () => {
  for (const PORT of ["abc", "-1", "70000", "1.5"])
    expect(() => readSettings({ PORT })).toThrow(/^PORT must be/);
});

it("hands no settings and no secrets to a build", () => {
  const env = { PATH: "/bin", WEFT_ADMIN_TOKEN: "x", CLOUDFLARE_API_TOKEN: "x", AWS_SECRET_ACCESS_KEY: "x" };
  expect(plainEnvironment(env)).toEqual({ PATH: "/bin" });
});

it("names the same sources by the same hash", () => {
  expect(sourceHash()).toMatch(/^[0-9a-f]{16}$/);
  expect(sourceHash()).toBe(sourceHash());
});

it("knows the development server's own addresses in every spelling", () => {
  for (const url of ["/cdn-cgi", "/cdn-cgi/local/", "//x/cdn-cgi/a", "/a/../cdn-cgi/b", "/%63dn-CGI/c"]) {
    expect([url, isInternal(url)]).toEqual([url, true]);
  }
  for (const url of ["/", "/api/v1/health", "/w/my-cdn-cgi-flow"])
    expect([url, isInternal(url)]).toEqual([url, false]);
});
