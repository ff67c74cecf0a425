import { expect, test } from "@playwright/test";

test("a chosen theme holds after a reload and is there before the page is drawn", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/settings");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.getByRole("radio", { name: "Dark" }).check({ force: true });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  // Without the app itself: what is set here was set before it.
  await page.route("**/assets/*.js", (route) => route.abort());
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a page that follows the system changes with it", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/settings");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the app works in a frame and leaves the host's address and history alone", async ({
  page,
  baseURL,
}) => {
  // The server forbids framing its pages (the embedded frame has a route of its own), so the page is passed on without that.
  await page.route("**/runs", async (route) => {
    const answer = await route.fetch();
    const headers = { ...answer.headers() };
    delete headers["content-security-policy"];
    await route.fulfill({ response: answer, headers });
  });
  await page.route("**/host.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<iframe src="${baseURL}/runs" width="1200" height="700"></iframe>`,
    }),
  );
  await page.goto("/host.html");
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { name: "Runs" })).toBeVisible();
  const before = await page.evaluate(() => history.length);
  await frame.getByRole("link", { name: "Workflows" }).click();
  await expect(frame.getByRole("heading", { name: "Workflows" })).toBeVisible();
  await expect(page).toHaveURL(/\/host\.html$/);
  expect(await page.evaluate(() => history.length)).toBe(before);
});
