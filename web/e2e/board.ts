/** The editor's canvas as a person uses it. */
import { type APIRequestContext, expect, type Locator, type Page } from "@playwright/test";

type Point = { x: number; y: number };

export const card = (page: Page, id: string): Locator => page.locator(`[data-node-id="${id}"]`);
export const saved = (page: Page) =>
  expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");

/** Makes a workflow over the API and opens its editor. */
export async function openNewWorkflow(page: Page, name: string, graph?: object): Promise<string> {
  const id = await newWorkflow(page.request, name, graph);
  await page.goto(`/workflows/${id}`);
  await expect(page.getByRole("button", { name: "Publish" })).toBeVisible();
  return id;
}

export async function newWorkflow(request: APIRequestContext, name: string, graph?: object): Promise<string> {
  const answer = await request.post("/api/v1/workflows", { data: { name, ...(graph ? { graph } : {}) } });
  expect(answer.status()).toBe(201);
  return (await answer.json()).id;
}

export async function draftOf(request: APIRequestContext, id: string) {
  const { draft } = await (await request.get(`/api/v1/workflows/${id}`)).json();
  return draft.graph;
}

/** Drags a kind from the palette; `at` counts from the canvas's corner. */
export async function dragStep(page: Page, kind: string, at: Point) {
  const entry = page.locator(`[data-panel=palette] [data-kind="${kind}"]`);
  await entry.dragTo(page.locator("[data-board]"), { targetPosition: at });
}

export async function centreOf(handle: Locator): Promise<Point> {
  const box = await handle.boundingBox();
  if (!box) throw new Error("The handle is not on the page.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const handleOf = (page: Page, id: string, handle: string) =>
  card(page, id).locator(`[data-handle="${handle}"]`);

/** Draws a wire without letting go. */
export async function drawWire(page: Page, [from, out]: [string, string], [to, input]: [string, string]) {
  const start = await centreOf(handleOf(page, from, out));
  const end = await centreOf(handleOf(page, to, input));
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 5 });
  await page.mouse.move(end.x, end.y, { steps: 5 });
}

export async function connect(page: Page, from: [string, string], to: [string, string]) {
  const wires = page.locator("[data-edge-id]");
  const before = await wires.count();
  await drawWire(page, from, to);
  await page.mouse.up();
  await expect(wires).toHaveCount(before + 1);
}

/** Every change of a card's status from now on, as `<node id> <status>`. */
export async function recordStatuses(page: Page): Promise<string[]> {
  const seen: string[] = [];
  await page.exposeFunction("statusSeen", (entry: string) => seen.push(entry));
  await page.evaluate(() => {
    const tell = (globalThis as unknown as { statusSeen: (entry: string) => void }).statusSeen;
    const known = new Map<string, string>();
    new MutationObserver(() => {
      for (const element of document.querySelectorAll<HTMLElement>("[data-node-id][data-status]")) {
        const { nodeId = "", status = "" } = element.dataset;
        if (known.get(nodeId) === status) continue;
        known.set(nodeId, status);
        tell(`${nodeId} ${status}`);
      }
    }).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["data-status"],
    });
  });
  return seen;
}

/** Starts a draft run from the editor and waits until it lies over the canvas. */
export async function testRun(page: Page, input?: string) {
  await page.getByRole("button", { name: "Test run" }).click();
  const dialog = page.getByRole("dialog", { name: "Test run" });
  if (input !== undefined) await dialog.getByLabel("Input (JSON)").fill(input);
  await dialog.getByRole("button", { name: "Test run" }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\?run=/);
}

export async function publish(page: Page, message = "") {
  await page.getByRole("button", { name: "Publish" }).click();
  const sheet = page.getByRole("dialog", { name: "Publish" });
  await sheet.getByLabel("Message").fill(message);
  await sheet.getByRole("button", { name: "Publish" }).click();
  await expect(sheet).toBeHidden();
}
