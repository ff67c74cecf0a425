/** What has to be loaded before a person can work in the editor: from an empty cache, as it goes over the wire. */
import { once } from "node:events";
import { get } from "node:http";
import { requestJson } from "./request-json.mjs";

/** @param {import("@playwright/test").Browser} browser @param {string} origin */
export async function measurePage(browser, origin) {
  const { items } = await requestJson(`${origin}/api/v1/workflows`);
  const { before, later, usableMs } = await loadCold(browser, `${origin}/workflows/${items[0].id}`);
  const kilobytes = sum(before);
  const row = (title, requests) => [title, requests.length, sum(requests).toFixed(1)];
  const kinds = Object.entries(Object.groupBy(before, ({ type }) => type));
  return {
    title: "Loading the editor from an empty cache until its canvas is usable",
    header: ["", "requests", "kB"],
    rows: [
      ...kinds
        .toSorted(([, a], [, b]) => sum(b) - sum(a))
        .map(([type, requests]) => row(type.toLowerCase(), requests)),
      row("all before", before),
      row("after that, by itself", later),
    ],
    notes: [
      "as sent: compressed, headers included; usable: cards, palette and Publish are painted",
      `usable ${usableMs.toFixed(0)} ms after the address was entered; largest: ${largest(before)}`,
    ],
    figures: [
      {
        what: "bytes before the canvas is usable",
        figure: `${kilobytes.toFixed(0)} kB`,
        target: "≤ 400 kB",
        isMet: kilobytes <= 400,
      },
      {
        what: "requests before the canvas is usable",
        figure: String(before.length),
        target: "≤ 25",
        isMet: before.length <= 25,
      },
    ],
  };
}

/** In kB. */
const sum = (requests) => requests.reduce((total, { bytes }) => total + bytes, 0) / 1000;

const largest = (requests) =>
  requests
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, 6)
    .map(({ url, bytes }) => `${new URL(url).pathname.split("/").at(-1)} ${(bytes / 1000).toFixed(0)}`)
    .join(", ");

/** Requests made before the canvas was usable, and those made after that without anybody doing anything. */
async function loadCold(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(awaitUsable);
    const requests = await recordRequests(await context.newCDPSession(page));
    const begun = Date.now();
    await page.goto(url, { waitUntil: "commit" });
    const usableAt = await (await page.waitForFunction(() => globalThis.usableAt)).jsonValue();
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(1500);
    const all = [...requests.values()];
    // The page's session does not hear how large a worker's script is.
    for (const request of all) request.bytes ||= await sizeOf(request.url);
    const isBefore = ({ at }) => at <= usableAt;
    return {
      before: all.filter(isBefore),
      later: all.filter((request) => !isBefore(request)),
      usableMs: usableAt - begun,
    };
  } finally {
    await context.close();
  }
}

/** In the page: sets `usableAt`, milliseconds since 1970, in the frame in which everything is visible. */
function awaitUsable() {
  const isVisible = (selector) =>
    document.querySelector(selector)?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ??
    false;
  const needed = ["[data-node-id]", "[data-panel=palette] [data-kind]", "[data-save-state]"];
  const look = () => {
    if (needed.every(isVisible)) globalThis.usableAt = performance.timeOrigin + performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Requests by id: when they were sent, in milliseconds since 1970, and how many bytes came. */
async function recordRequests(session) {
  const requests = new Map();
  session.on("Network.requestWillBeSent", ({ requestId, request, type, wallTime }) => {
    if (request.url.startsWith("http"))
      requests.set(requestId, { url: request.url, type, at: wallTime * 1000, bytes: 0 });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  return requests;
}

/** The body as a browser is sent it. */
async function sizeOf(url) {
  const sent = get(url, { headers: { "accept-encoding": "gzip, deflate, br, zstd" } });
  const [answer] = await once(sent, "response");
  let bytes = 0;
  for await (const chunk of answer) bytes += chunk.length;
  return bytes;
}
