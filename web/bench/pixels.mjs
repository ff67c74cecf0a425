/** From what the engine says to what a person sees: an event's own time to the frame that shows it on the canvas. */
import { ms, quantile } from "../../scripts/bench-figures.mjs";
import { requestJson } from "./request-json.mjs";

const runs = 8;
const steps = 10;
/** Each step stays long enough in a status for it to be seen. */
const stepMs = 60;

/**
 * A run waits until the page shows it, then goes through its steps. The end of the wait takes no time, and the page
 * shows what follows such a step a moment later on purpose; so one more step stands before those that are measured.
 */
function graph() {
  const calls = ["first", ...Array.from({ length: steps }, (_, index) => `call_${index}`)].map((id) => ({
    id,
    type: "http",
    params: { method: "GET", url: `https://echo.weft.test/?delay=${stepMs}` },
  }));
  const all = [
    { id: "start", type: "manual", params: {} },
    { id: "ready", type: "wait_event", params: { events: ["go"] } },
    ...calls,
  ];
  return {
    schemaVersion: 1,
    nodes: all.map(({ id, type, params }, index) => ({
      id,
      type,
      position: { x: 320 * (index % 4), y: 160 * Math.floor(index / 4) },
      data: { params },
    })),
    edges: all.slice(1).map(({ id }, index) => ({
      id: `e${index}`,
      source: all[index].id,
      ...(all[index].id === "ready" ? { sourceHandle: "event:go" } : {}),
      target: id,
    })),
  };
}

/** @param {import("@playwright/test").Browser} browser @param {string} origin */
export async function measurePixels(browser, origin) {
  const { id } = await requestJson(`${origin}/api/v1/workflows`, "POST", { name: "Pixels", graph: graph() });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const changes = [];
  for (let run = 0; run < runs; run++) changes.push(...(await watchRun(page, origin, id)));
  await page.close();
  const row = (title, values) => [title, ...[0.5, 0.95, 1].map((share) => ms(quantile(values, share)))];
  const toFrame = changes.map(({ event, frame }) => frame - event);
  const toClient = changes.map(({ event, arrival }) => arrival - event);
  const p95 = quantile(toFrame, 0.95);
  return {
    title: `From an event of the engine to the changed pixel in the editor (ms; ${changes.length} changes of status)`,
    header: ["", "median", "p95", "max"],
    rows: [row("event → a client beside the page", toClient), row("event → painted frame", toFrame)],
    notes: [
      "event: the time that the engine gave it; frame: after the paint that first shows the card's new data-status",
    ],
    figures: [
      { what: "engine event to changed pixel, p95", figure: `${ms(p95)} ms` },
      {
        what: "  of which in the browser, median",
        figure: `${ms(
          quantile(
            changes.map(({ arrival, frame }) => frame - arrival),
            0.5,
          ),
        )} ms`,
      },
    ],
  };
}

/** Starts a run, lets the editor show it, and gives each change of its steps: event, arrival, frame (ms since 1970). */
async function watchRun(page, origin, workflowId) {
  const api = `${origin}/api/v1`;
  const { id } = await requestJson(`${api}/workflows/${workflowId}/runs`, "POST", { version: "draft" });
  await page.goto(`${origin}/workflows/${workflowId}?run=${id}`);
  await page.locator('[data-node-id="ready"][data-status="waiting"]').waitFor();
  await page.evaluate(recordFrames);
  const received = receive(`${api}/runs/${id}/events`);
  await requestJson(`${api}/runs/${id}/events`, "POST", { name: "go" });
  await page.locator(`[data-node-id="call_${steps - 1}"][data-status="complete"]`).waitFor();
  const frames = await page.evaluate(() => globalThis.frames);
  return (await received).flatMap(({ event: { type, nodeId = "", timestamp }, arrival }) => {
    const status = nodeId.startsWith("call_") ? shown[type] : undefined;
    const frame = frames[`${nodeId} ${status}`];
    return status && frame ? [{ event: timestamp, arrival, frame }] : [];
  });
}

/** The status that an event of a step's first attempt leads to. */
const shown = { step_started: "running", step_completed: "complete" };

/** In the page: when each card's status was painted first, as `<node> <status>` → milliseconds since 1970. */
function recordFrames() {
  const frames = {};
  globalThis.frames = frames;
  new MutationObserver((changes) => {
    const keys = changes.map(({ target }) => `${target.dataset.nodeId} ${target.dataset.status}`);
    requestAnimationFrame(() => {
      // A message is handled after the frame was painted; a second animation frame would be one frame late.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const now = performance.timeOrigin + performance.now();
        for (const key of keys) frames[key] ??= now;
      };
      port2.postMessage(null);
    });
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-status"] });
}

/** All events of a run with the time at which they arrived here. */
async function receive(url) {
  const { body } = await fetch(url);
  const received = [];
  let rest = "";
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const arrival = performance.timeOrigin + performance.now();
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines)
      if (line.startsWith("data: ")) received.push({ event: JSON.parse(line.slice(6)), arrival });
  }
  return received;
}
