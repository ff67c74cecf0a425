import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import {
  createLiveWorkflow,
  createWorkflow,
  failingGraph,
  freshName,
  paymentGraph,
  startRun,
  untilRun,
} from "./sample.ts";

const card = (page: Page, name: string) => page.locator("[data-workflow-id]").filter({ hasText: name });

async function chooseAction(page: Page, name: string, action: string) {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

const jsonFile = (name: string, text: string) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

test("a new workflow opens in the editor and is then in the list", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "New workflow" }).click();
  await expect(page).toHaveURL(/\/workflows\/\w+$/);
  const id = page.url().split("/").at(-1);
  await page.goto("/");
  await expect(page.locator(`[data-workflow-id="${id}"]`)).toContainText("Not published");
});

test("searching narrows the list, stands in the address and says when nothing is found", async ({
  page,
  request,
}) => {
  const [one, other] = [freshName("Alpha"), freshName("Beta")];
  await createWorkflow(request, one, paymentGraph);
  await createWorkflow(request, other, paymentGraph);
  await page.goto("/");
  await expect(card(page, other)).toBeVisible();
  await page.getByRole("searchbox", { name: "Search workflows" }).fill(one.toUpperCase());
  await expect(card(page, other)).toBeHidden();
  await expect(card(page, one)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("searchbox")).toHaveValue(one.toUpperCase());
  await expect(card(page, other)).toBeHidden();
  await page.getByRole("searchbox").fill("no such workflow");
  await page.getByRole("button", { name: "Clear the search" }).click();
  await expect(card(page, other)).toBeVisible();
});

test("a workflow that is switched off takes no new runs until it is on again", async ({ page, request }) => {
  const name = freshName("Switched");
  const id = await createLiveWorkflow(request, name, paymentGraph);
  await page.goto("/");
  const enabled = page.getByRole("switch", { name: `${name} enabled` });
  await enabled.click();
  await expect(enabled).not.toBeChecked();
  await expect(card(page, name)).toContainText("Off");
  const refused = await request.post(`/api/v1/workflows/${id}/runs`, { data: {} });
  expect(refused.status()).toBe(409);
  await enabled.click();
  await expect(card(page, name)).not.toContainText("Off");
  await startRun(request, id);
  await expect(card(page, name)).toContainText("Waiting", { timeout: 15_000 });
});

test("choosing a file shows what it holds and sends nothing before it is confirmed", async ({ page }) => {
  const name = freshName("Imported");
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Import", exact: true })).toBeVisible();
  const changes: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && changes.push(request.url()));
  await page
    .getByLabel("Choose a JSON file")
    .setInputFiles(jsonFile("payment.json", JSON.stringify(paymentGraph)));
  const dialog = page.getByRole("dialog", { name: "Import a workflow" });
  await expect(dialog).toContainText("4 steps, 3 wires");
  await expect(dialog.getByLabel("Name")).toHaveValue("payment");
  expect(changes).toEqual([]);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(page).toHaveURL(/\/workflows\/\w+$/);
  await page.goto("/");
  await expect(card(page, name)).toContainText("Not published");
});

test("a file that holds no workflow is refused with the reason", async ({ page }) => {
  await page.goto("/");
  const input = page.getByLabel("Choose a JSON file");
  const dialog = page.getByRole("dialog");
  await input.setInputFiles(jsonFile("holiday.json", "{"));
  await expect(dialog).toContainText("The file is not JSON.");
  await input.setInputFiles(jsonFile("list.json", "[]"));
  await expect(dialog).toContainText("The file holds no workflow");
  await expect(dialog.getByRole("button", { name: "Import" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("an exported file holds the workflow whole", async ({ page, request }) => {
  const name = freshName("Exported");
  await createWorkflow(request, name, paymentGraph);
  await page.goto("/");
  const downloading = page.waitForEvent("download");
  await chooseAction(page, name, "Export as JSON");
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^exported-\w+\.json$/);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(file).toMatchObject({ name, graph: { nodes: paymentGraph.nodes, schemaVersion: 1 } });
});

test("a copy has its own name, and deleting asks first", async ({ page, request }) => {
  const name = freshName("Original");
  await createWorkflow(request, name, paymentGraph);
  await page.goto("/");
  await chooseAction(page, name, "Duplicate");
  const copy = `Copy of ${name}`;
  await expect(card(page, copy)).toBeVisible();
  await chooseAction(page, copy, "Delete workflow");
  const dialog = page.getByRole("dialog", { name: `Delete “${copy}”?` });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(card(page, copy)).toBeVisible();
  await chooseAction(page, copy, "Delete workflow");
  await dialog.getByRole("button", { name: "Delete workflow" }).click();
  await expect(card(page, copy)).toBeHidden();
  await expect(card(page, name)).toBeVisible();
});

test("a workflow with runs that have not ended is kept, and the dialog says why", async ({
  page,
  request,
}) => {
  const name = freshName("Busy");
  const id = await createLiveWorkflow(request, name, paymentGraph);
  await untilRun(request, await startRun(request, id), "waiting");
  await page.goto("/");
  await chooseAction(page, name, "Delete workflow");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Delete workflow" }).click();
  await expect(dialog.getByRole("alert")).toContainText("It has runs that have not ended.");
  await dialog.getByRole("link", { name: "Show its runs" }).click();
  await expect(page).toHaveURL(new RegExp(`/runs\\?workflow=${id}`));
});

test("the last run and the latest runs are told in words, not in colours only", async ({ page, request }) => {
  const name = freshName("Failing");
  const id = await createLiveWorkflow(request, name, failingGraph);
  for (const run of [await startRun(request, id), await startRun(request, id)])
    await untilRun(request, run, "errored");
  await page.goto("/");
  await expect(card(page, name).getByRole("link", { name: /^Failed/ })).toBeVisible();
  await expect(card(page, name).getByRole("img", { name: "Last 2 runs: 2 failed" })).toBeVisible();
});

test("the command palette goes to a workflow by its name and starts it only when asked to", async ({
  page,
  request,
}) => {
  const name = freshName("Palette");
  const id = await createLiveWorkflow(request, name, failingGraph);
  const palette = page.getByRole("dialog", { name: "Search and commands" });
  await page.goto("/runs");
  await expect(page.getByRole("heading", { name: "Runs" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await palette.getByRole("combobox").fill(name);
  await expect(palette.getByRole("option").first()).toHaveText(name);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/workflows/${id}$`));
  await page.keyboard.press("ControlOrMeta+k");
  await palette.getByRole("combobox").fill(`run ${name}`);
  await expect(palette.getByRole("option").first()).toHaveText(`Run ${name}`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/runs\/\w+$/);
});
