import { expect, test } from "@playwright/test";
import { createLiveWorkflow, failingGraph, freshName, paymentGraph, startRun, untilRun } from "./sample.ts";

test("the list of runs is live: a run appears, waits and ends without a reload", async ({
  page,
  request,
}) => {
  const id = await createLiveWorkflow(request, freshName("Live"), paymentGraph);
  await startRun(request, id).then((run) => untilRun(request, run, "waiting"));
  await page.goto(`/runs?workflow=${id}`);
  const rows = page.locator("[data-run-id]");
  await expect(rows).toHaveCount(1);
  const run = await startRun(request, id);
  const row = page.locator(`[data-run-id="${run}"]`);
  await expect(row.locator("[data-status=waiting]")).toBeVisible({ timeout: 15_000 });
  expect(await rows.first().getAttribute("data-run-id")).toBe(run);
  await request.post(`/api/v1/runs/${run}/events`, { data: { name: "paid", payload: { amount: 3 } } });
  await expect(row.locator("[data-status=complete]")).toBeVisible({ timeout: 15_000 });
});

test("filters narrow the list, stand in the address and are cleared at once", async ({ page, request }) => {
  const [waits, fails] = [freshName("Waits"), freshName("Fails")];
  const waiting = await createLiveWorkflow(request, waits, paymentGraph);
  const failing = await createLiveWorkflow(request, fails, failingGraph);
  const [open, ended] = [await startRun(request, waiting), await startRun(request, failing)];
  await untilRun(request, open, "waiting");
  await untilRun(request, ended, "errored");
  const row = (id: string) => page.locator(`[data-run-id="${id}"]`);

  await page.goto("/runs");
  await expect(row(open)).toBeVisible();
  await page.getByLabel("Status", { exact: true }).selectOption("Failed");
  await expect(row(open)).toBeHidden();
  await expect(row(ended)).toBeVisible();
  await page.getByLabel("Error text").fill("404");
  await page.getByLabel("Workflow", { exact: true }).selectOption(fails);
  await page.getByLabel("Version", { exact: true }).selectOption("v1");
  await page.getByLabel("Started").selectOption("Last hour");
  await expect(page).toHaveURL(`/runs?status=errored&workflow=${failing}&version=1&error=404&time=1h`);
  await expect(page.locator("[data-run-id]")).toHaveCount(1);

  await page.reload();
  await expect(page.locator("[data-run-id]")).toHaveCount(1);
  await page.getByLabel("Error text").fill("no such error");
  await expect(page.getByText("No run matches these filters")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL("/runs");
  await expect(row(open)).toBeVisible();
});

test("a row opens its run from the keyboard alone", async ({ page, request }) => {
  const id = await createLiveWorkflow(request, freshName("Keys"), failingGraph);
  const run = await startRun(request, id);
  await untilRun(request, run, "errored");
  await page.goto(`/runs?workflow=${id}`);
  await page.locator(`[data-run-id="${run}"]`).getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/runs/${run}`);
});
