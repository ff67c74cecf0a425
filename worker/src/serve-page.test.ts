import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { withApiHeaders, withPageHeaders } from "./api/security-headers.ts";

const page = (html: string, type = "text/html; charset=utf-8") =>
  withPageHeaders(new Response(html, { headers: { "Content-Type": type, ETag: '"1"' } }));

describe("a page", () => {
  it.each(["/", "/workflows/abc", "/runs/abc", "/settings"])(
    "is served with its policy under %s",
    async (path) => {
      const headers = { "If-None-Match": '"1"' };
      const response = await exports.default.fetch(`http://localhost${path}`, { headers });
      expect(response.status).toBe(200);
      expect(response.headers.get("Content-Type")).toContain("text/html");
      expect(response.headers.get("Content-Security-Policy")).toMatch(/script-src 'self' 'nonce-/);
    },
  );

  it("lets only our own scripts run, each with the nonce of this answer", async () => {
    const [one, two] = [page('<script src="/a.js"></script>'), page("<script>1</script>")];
    for (const response of [one, two]) {
      const policy = response.headers.get("Content-Security-Policy") ?? "";
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      expect(nonce?.length).toBeGreaterThanOrEqual(22);
      expect(await response.text()).toContain(`nonce="${nonce}"`);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain("unsafe-eval");
      expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    }
    expect(one.headers.get("Content-Security-Policy")).not.toBe(two.headers.get("Content-Security-Policy"));
  });

  it("is never taken from a cache, where its nonce would be an old one", () => {
    const response = page("<p>");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("ETag")).toBeNull();
  });

  it("and every other answer is not guessed at, referred from or opened by others", async () => {
    const answers = [
      page("<p>"),
      page("{}", "application/json"),
      withApiHeaders(Response.json({})),
      await exports.default.fetch("http://localhost/api/v1/workflows"),
      await exports.default.fetch("http://localhost/api/v1/nothing"),
    ];
    for (const { headers } of answers) {
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(headers.get("Referrer-Policy")).toBe("no-referrer");
      expect(headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
    }
  });
});

describe("an answer of the API", () => {
  it("is data that nothing shows, runs or keeps", async () => {
    const { headers } = await exports.default.fetch("http://localhost/api/v1/workflows");
    expect(headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(headers.get("Cache-Control")).toBe("no-store");
  });
});
