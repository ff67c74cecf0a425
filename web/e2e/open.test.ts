import { expect, test } from "@playwright/test";

test("the app opens, also at an address inside it, without an error or a request elsewhere", async ({
  page,
}) => {
  const errors: string[] = [];
  const elsewhere: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "localhost") elsewhere.push(request.url());
  });
  for (const address of ["/", "/runs"]) {
    await page.goto(address);
    await expect(page.locator("#root > *").first()).toBeVisible();
  }
  expect({ errors, elsewhere }).toEqual({ errors: [], elsewhere: [] });
});
