import { exports } from "cloudflare:workers";
import { expect, it } from "vitest";

const fetchFrame = () => exports.default.fetch("http://localhost/preview-frame");

it("serves the frame of previews without an origin, a network or anything but its own script", async () => {
  const response = await fetchFrame();
  expect(response.status).toBe(200);
  const policy = response.headers.get("Content-Security-Policy") ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'unsafe-eval'`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-scripts",
  ]);
  expect((await response.text()).match(/<script[^>]*>/g)).toEqual([`<script nonce="${nonce}">`]);
});

it("leaves the pages' own policy as strict as it was", async () => {
  const { headers } = await exports.default.fetch("http://localhost/workflows/abc");
  expect(headers.get("Content-Security-Policy")).not.toMatch(/unsafe-eval|sandbox/);
});

it("is kept in no cache, where its nonce would be an old one", async () => {
  const { headers } = await fetchFrame();
  expect(headers.get("Cache-Control")).toBe("no-store");
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
});
