import { expect, type Page, test } from "@playwright/test";
import { createLiveWorkflow, failingGraph, freshName, paymentGraph, startRun, untilRun } from "./sample.ts";

const step = (page: Page, id: string) => page.locator(`[data-node-id="${id}"]`);
const runStatus = (page: Page) => page.locator("[data-run-status]");

test("a run is seen live on its canvas, takes an event, and is found again after a reload", async ({
  page,
  request,
}) => {
  const name = freshName("Payment");
  const id = await createLiveWorkflow(request, name, paymentGraph);
  const run = await startRun(request, id);
  await page.goto(`/runs/${run}`);
  await expect(step(page, "payment")).toHaveAttribute("data-status", "waiting", { timeout: 15_000 });
  await expect(step(page, "invoice")).toHaveAttribute("data-status", "complete");
  await expect(step(page, "receipt")).toHaveAttribute("data-status", "pending");
  await expect(runStatus(page)).toHaveAttribute("data-run-status", "waiting");

  await page.getByRole("button", { name: "Send event" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Event name")).toHaveValue("paid");
  await dialog.getByLabel("Payload").fill('{ "amount": ');
  await expect(dialog.getByText("This is not JSON.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Send event" })).toBeDisabled();
  await dialog.getByLabel("Payload").fill('{ "amount": 42 }');
  await dialog.getByRole("button", { name: "Send event" }).click();

  await expect(runStatus(page)).toHaveAttribute("data-run-status", "complete", { timeout: 15_000 });
  await expect(step(page, "receipt")).toHaveAttribute("data-status", "complete");
  await expect(page.getByRole("region", { name: "Output" })).toContainText("amount: 42");

  await page.reload();
  await expect(runStatus(page)).toHaveAttribute("data-run-status", "complete");
  await expect(page.getByRole("heading", { name })).toBeVisible();
});

test("a step shows its attempts with their errors, its output and its log", async ({ page, request }) => {
  const id = await createLiveWorkflow(request, freshName("Attempts"), paymentGraph);
  const run = await startRun(request, id);
  await untilRun(request, run, "waiting");
  await page.goto(`/runs/${run}`);
  await page
    .getByRole("list", { name: "Timeline" })
    .getByRole("button", { name: /^Send the invoice/ })
    .click();
  await expect(page).toHaveURL(/node=invoice/);
  const attempts = page.getByRole("listitem").filter({ hasText: /^Attempt \d/ });
  await expect(attempts).toHaveCount(2);
  await expect(attempts.nth(0)).toContainText("HttpError");
  await expect(attempts.nth(1)).toContainText("Complete");
  await expect(page.getByRole("region", { name: "Output" })).toContainText("status: 200");
  await page.getByRole("tab", { name: "Logs" }).click();
  await expect(page.locator("[data-panel=logs]")).toContainText("https://echo.weft.test/invoices");
});

test("a run is paused, resumed and, once asked again, cancelled", async ({ page, request }) => {
  const id = await createLiveWorkflow(request, freshName("Control"), paymentGraph);
  const run = await startRun(request, id);
  await untilRun(request, run, "waiting");
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(runStatus(page)).toHaveAttribute("data-run-status", "paused", { timeout: 15_000 });
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(runStatus(page)).toHaveAttribute("data-run-status", "waiting", { timeout: 15_000 });
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Keep it running" }).click();
  await expect(runStatus(page)).toHaveAttribute("data-run-status", "waiting");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel run" }).click();
  await expect(runStatus(page)).toHaveAttribute("data-run-status", "cancelled", { timeout: 15_000 });
  await expect(step(page, "payment")).toHaveAttribute("data-status", "cancelled");
  await expect(page.getByRole("button", { name: "Pause" })).toBeHidden();
});

test("a failed run leads to the step that failed", async ({ page, request }) => {
  const id = await createLiveWorkflow(request, freshName("Broken"), failingGraph);
  const run = await startRun(request, id);
  await untilRun(request, run, "errored");
  await page.goto(`/runs/${run}`);
  await expect(runStatus(page)).toHaveAttribute("data-run-status", "errored");
  await page.getByRole("button", { name: "Show the step" }).click();
  await expect(page.locator('[data-step="missing"]')).toContainText("HttpError");
  await expect(step(page, "missing")).toHaveAttribute("data-status", "errored");
});

test("any moment of a run can be shown, and linked to", async ({ page, request }) => {
  const id = await createLiveWorkflow(request, freshName("Moments"), failingGraph);
  const run = await startRun(request, id);
  await untilRun(request, run, "errored");
  await page.goto(`/runs/${run}`);
  await expect(step(page, "missing")).toHaveAttribute("data-status", "errored");
  await page.getByRole("slider", { name: "Moment of the run" }).press("Home");
  await expect(step(page, "missing")).toHaveAttribute("data-status", "pending");
  await expect(runStatus(page)).toHaveAttribute("data-run-status", "errored");
  await page.reload();
  await expect(step(page, "missing")).toHaveAttribute("data-status", "pending");
  await page.getByRole("button", { name: "Latest" }).click();
  await expect(step(page, "missing")).toHaveAttribute("data-status", "errored");
});

test("a run keeps the graph of its version when a later one is published", async ({ page, request }) => {
  const id = await createLiveWorkflow(request, freshName("Versions"), paymentGraph);
  const run = await startRun(request, id);
  await untilRun(request, run, "waiting");
  const { draft } = await (await request.get(`/api/v1/workflows/${id}`)).json();
  const saved = await request.put(`/api/v1/workflows/${id}/draft`, {
    headers: { "if-match": `"${draft.revision}"` },
    data: { graph: failingGraph },
  });
  expect(saved.status()).toBe(200);
  await request.post(`/api/v1/workflows/${id}/publish`, { data: {} });
  await page.goto(`/runs/${run}`);
  await expect(step(page, "payment")).toHaveAttribute("data-status", "waiting");
  await expect(step(page, "missing")).toHaveCount(0);
  await page.getByRole("link", { name: "v1" }).first().click();
  await expect(page.getByRole("heading", { name: "Version 1" })).toBeVisible();
  await expect(page.getByText("Not live")).toBeVisible();
  await expect(page.locator("[data-panel=code]")).toContainText("step.do(");
  await page.getByRole("button", { name: "Make live" }).click();
  await expect(page.getByText("Not live")).toBeHidden();
});

test("steps are opened and closed by keyboard", async ({ page, request }) => {
  const id = await createLiveWorkflow(request, freshName("Keyboard"), failingGraph);
  const run = await startRun(request, id);
  await untilRun(request, run, "errored");
  await page.goto(`/runs/${run}`);
  await step(page, "missing").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-step="missing"]')).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator('[data-step="missing"]')).toBeHidden();
});

test("a run can be watched and answered on a phone", async ({ page, request }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const id = await createLiveWorkflow(request, freshName("Phone"), paymentGraph);
  const run = await startRun(request, id);
  await untilRun(request, run, "waiting");
  await page.goto(`/runs/${run}`);
  await expect(page.getByRole("tabpanel", { name: "Overview" })).toContainText("Waiting for");
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(widths[0]).toBe(widths[1]);
  await page.getByRole("button", { name: "Send event" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send event" }).click();
  await expect(runStatus(page)).toHaveAttribute("data-run-status", "complete", { timeout: 15_000 });
});

test("an address of nothing says so", async ({ page }) => {
  await page.goto("/runs/nothing");
  await expect(page.getByRole("alert")).toContainText("Nothing is here");
  await page.goto("/no/such/page");
  await expect(page.getByRole("heading", { name: "Nothing is here" })).toBeVisible();
});
