import { expect, test } from "@playwright/test";
import {
  card,
  connect,
  draftOf,
  dragStep,
  drawWire,
  newWorkflow,
  openNewWorkflow,
  publish,
  recordStatuses,
  saved,
  testRun,
} from "./board.ts";

test("a workflow is drawn, mended, published, run before one's eyes, and found again", async ({
  page,
  request,
}) => {
  const id = await openNewWorkflow(page, "Journey of an order");
  await expect(page.getByText("Start with a trigger")).toBeVisible();
  await dragStep(page, "manual", { x: 160, y: 200 });
  await dragStep(page, "http", { x: 470, y: 200 });
  await dragStep(page, "sleep", { x: 780, y: 200 });
  await dragStep(page, "transform", { x: 780, y: 360 });
  await connect(page, ["by_hand", "out"], ["http_request", "in"]);
  await connect(page, ["http_request", "out"], ["sleep", "in"]);
  await connect(page, ["sleep", "out"], ["transform", "in"]);

  await test.step("an error in a field appears, leads to the field, and goes", async () => {
    await card(page, "http_request").click();
    await page.getByLabel("URL").fill("https://echo.weft.test/orders?fail=1&id={{ order.id }}");
    const problems = page.getByRole("button", { name: /problem/ });
    await expect(problems).toHaveText("1 problem");
    await page.getByRole("tab", { name: "Docs" }).click();
    await problems.click();
    await page.locator("[data-panel=problems]").getByRole("button", { name: /order/ }).click();
    await expect(page.getByLabel("URL")).toBeFocused();
    await page.getByLabel("URL").fill("https://echo.weft.test/orders?fail=1&id={{ trigger.body.id }}");
    await expect(page.getByRole("button", { name: "No problems" })).toBeVisible();
  });

  await page.getByRole("tab", { name: "Settings" }).click();
  await page.getByLabel("First pause", { exact: true }).fill("1");
  await card(page, "sleep").click();
  await page.getByRole("tab", { name: "Configure" }).click();
  await page.getByLabel("Duration", { exact: true }).fill("2");
  await page.getByLabel("Duration: unit").selectOption("second");
  await card(page, "transform").click();
  await page.getByRole("button", { name: "Add to Fields" }).click();
  await page.getByLabel("Name", { exact: true }).fill("id");
  await page.getByLabel("Value", { exact: true }).fill("{{ http_request.body.query.id }}");

  await page.getByRole("tab", { name: "Code" }).click();
  await expect(page.locator("[data-panel=code] .cm-marked-line").first()).toContainText("Transform");
  await publish(page, "The first one");
  await expect(page.getByRole("button", { name: "Versions" })).toHaveText("v1 live");

  const seen = await recordStatuses(page);
  await testRun(page, '{ "id": "A-17" }');
  await expect(card(page, "transform")).toHaveAttribute("data-status", "complete", { timeout: 30_000 });
  const of = (node: string) =>
    seen.filter((entry) => entry.startsWith(`${node} `)).map((entry) => entry.split(" ")[1]);
  expect(of("by_hand").at(-1)).toBe("complete");
  expect(of("http_request").slice(-3)).toEqual(["retrying", "running", "complete"]);
  expect(of("sleep").at(-1)).toBe("complete");
  expect(of("sleep")).toContain("sleeping");
  const place = (entry: string) => seen.indexOf(entry);
  expect(place("http_request retrying")).toBeLessThan(place("http_request complete"));
  expect(place("http_request complete")).toBeLessThan(place("sleep sleeping"));
  expect(place("sleep sleeping")).toBeLessThan(place("sleep complete"));
  expect(place("sleep complete")).toBeLessThan(place("transform complete"));
  await expect(page.locator("[data-edge-id][data-run=taken]")).toHaveCount(3);
  await expect(card(page, "http_request")).toHaveAccessibleName("HTTP request, HTTP request, Complete");

  await page.getByRole("link", { name: "Open run page" }).click();
  await expect(page).toHaveURL(/\/runs\//);
  const runAddress = page.url();
  await expect(card(page, "transform")).toHaveAttribute("data-status", "complete");
  await page.reload();
  await expect(card(page, "http_request")).toHaveAttribute("data-status", "complete");
  await page.goto("/runs");
  await expect(page.locator(`a[href="${new URL(runAddress).pathname}"]`).first()).toBeVisible();
  await page.goto(`/workflows/${id}`);
  await expect(page.locator("[data-node-id]")).toHaveCount(4);
  await expect(page.locator("[data-edge-id]")).toHaveCount(3);
  const run = await (await request.get(`/api/v1/runs/${runAddress.split("/").at(-1)}`)).json();
  expect(run).toMatchObject({ status: "complete", version: "draft", output: { id: "A-17" } });
});

const waiting = (answer: string) => ({
  schemaVersion: 1,
  nodes: [
    { id: "start", type: "manual", position: { x: 0, y: 0 }, data: { name: "Start", params: {} } },
    {
      id: "ask",
      type: "wait_event",
      position: { x: 320, y: 0 },
      data: { name: "Ask", params: { events: ["answered"] } },
    },
    {
      id: "reply",
      type: "transform",
      position: { x: 640, y: 0 },
      data: { name: "Reply", params: { mode: "fields", fields: [{ key: "answer", value: answer }] } },
    },
  ],
  edges: [
    { id: "a", source: "start", sourceHandle: "out", target: "ask", targetHandle: "in" },
    { id: "b", source: "ask", sourceHandle: "event:answered", target: "reply", targetHandle: "in" },
  ],
});

test("a run that waits finishes as the version it began with, whatever is published meanwhile", async ({
  page,
  request,
}) => {
  const id = await openNewWorkflow(page, "Two versions", waiting("first"));
  await publish(page);
  await expect(page.getByRole("button", { name: "Versions" })).toHaveText("v1 live");
  const started = await (await request.post(`/api/v1/workflows/${id}/runs`, { data: {} })).json();
  expect(started.version).toBe(1);
  await page.goto(`/workflows/${id}?run=${started.id}`);
  await expect(card(page, "ask")).toHaveAttribute("data-status", "waiting");

  await card(page, "reply").click();
  await page.getByLabel("Value", { exact: true }).fill("second");
  await saved(page);
  await expect(page.getByText("1 change since v1")).toBeVisible();
  await publish(page);
  await expect(page.getByRole("button", { name: "Versions" })).toHaveText("v2 live");
  await expect(card(page, "ask")).toHaveAttribute("data-status", "waiting");

  await page.getByRole("button", { name: "Send event" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send event" }).click();
  await expect(card(page, "reply")).toHaveAttribute("data-status", "complete", { timeout: 20_000 });
  const run = await (await request.get(`/api/v1/runs/${started.id}`)).json();
  expect(run).toMatchObject({ status: "complete", version: 1, output: { answer: "first" } });
});

test("everything is undone back to the empty canvas, and done again", async ({ page, request }) => {
  const id = await openNewWorkflow(page, "There and back");
  const cards = page.locator("[data-node-id]");
  const entry = (kind: string) => page.locator(`[data-panel=palette] [data-kind="${kind}"]`);
  await entry("manual").click();
  await entry("http").click();
  await page.getByLabel("URL").fill("https://echo.weft.test/a");
  await page.getByRole("button", { name: "Add to Headers" }).click();
  await page.getByLabel("Name", { exact: true }).fill("x-one");
  await card(page, "http_request").click();
  await entry("if").click();
  await page.getByLabel("Condition").fill("{{ http_request.status === 200 }}");
  await card(page, "if_step").press("F2");
  await page.keyboard.type("Fine?");
  await page.keyboard.press("Enter");
  await expect(card(page, "if_step")).toHaveAccessibleName("Fine?, If, No run");
  await dragStep(page, "note", { x: 300, y: 420 });
  await card(page, "http_request").click();
  await page.keyboard.press("Delete");
  await expect(cards).toHaveCount(3);
  await expect(page.locator("[data-edge-id]")).toHaveCount(1);
  await saved(page);
  const drawn = await draftOf(request, id);

  const undo = page.getByRole("button", { name: "Undo" });
  for (let presses = 0; (await undo.isEnabled()) && presses < 40; presses++) await undo.click();
  await expect(cards).toHaveCount(0);
  await expect(page.getByText("Start with a trigger")).toBeVisible();
  await saved(page);
  expect(await draftOf(request, id)).toMatchObject({ nodes: [], edges: [] });

  const redo = page.getByRole("button", { name: "Redo" });
  for (let presses = 0; (await redo.isEnabled()) && presses < 40; presses++) await redo.click();
  await expect(cards).toHaveCount(3);
  await saved(page);
  expect(await draftOf(request, id)).toEqual(drawn);
});

test("a wire that cannot be is refused while it is drawn, with the reason", async ({ page }) => {
  await openNewWorkflow(page, "Refusals", {
    schemaVersion: 1,
    nodes: [
      { id: "start", type: "manual", position: { x: 0, y: 0 }, data: { name: "Start", params: {} } },
      {
        id: "one",
        type: "http",
        position: { x: 320, y: 0 },
        data: { name: "One", params: { method: "GET", url: "https://echo.weft.test" } },
      },
      {
        id: "two",
        type: "http",
        position: { x: 640, y: 0 },
        data: { name: "Two", params: { method: "GET", url: "https://echo.weft.test" } },
      },
    ],
    edges: [
      { id: "a", source: "start", target: "one" },
      { id: "b", source: "one", target: "two" },
    ],
  });
  await drawWire(page, ["two", "out"], ["one", "in"]);
  await expect(page.getByText("This would make a loop")).toBeVisible();
  await page.mouse.up();
  await drawWire(page, ["one", "out"], ["two", "in"]);
  await expect(page.getByText("These are already connected")).toBeVisible();
  await page.mouse.up();
  await expect(page.locator("[data-edge-id]")).toHaveCount(2);
  await page.keyboard.press("Escape");
  await connect(page, ["start", "out"], ["two", "in"]);
});

test("a whole workflow is made, set up and run by keyboard alone", async ({ page }) => {
  await openNewWorkflow(page, "Without a mouse");
  await page.getByRole("button", { name: "By hand" }).last().focus();
  await page.keyboard.press("Enter");
  await expect(card(page, "by_hand")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type("transform");
  await page.keyboard.press("Enter");
  await expect(card(page, "transform")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Mode")).toBeFocused();
  await page.getByLabel("Mode").selectOption("expression");
  await page.getByLabel("Expression", { exact: true }).focus();
  await page.keyboard.type("{{ trig");
  await expect(page.getByRole("option", { name: /trigger/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type(".body }}");
  await expect(page.getByLabel("Expression", { exact: true })).toHaveValue("{{ trigger.body }}");
  await page.keyboard.press("ControlOrMeta+Enter");
  const dialog = page.getByRole("dialog", { name: "Test run" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(card(page, "transform")).toHaveAttribute("data-status", "complete", { timeout: 20_000 });
  await page.getByRole("tab", { name: "Settings" }).focus();
  await page.keyboard.press("Enter");
  await card(page, "by_hand").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "Settings" }).press("Enter");
  await page.getByRole("button", { name: "Disconnect from Transform" }).press("Enter");
  await expect(page.locator("[data-edge-id]")).toHaveCount(0);
  await page.getByLabel(/Connect to a step/).selectOption({ label: "Transform" });
  await expect(page.locator("[data-edge-id]")).toHaveCount(1);
  await page.keyboard.press("F6");
  await card(page, "transform").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(card(page, "by_hand")).toBeFocused();
});

test("steps are copied from one workflow into another, names and references with them", async ({
  page,
  request,
}) => {
  await openNewWorkflow(page, "From here", waiting("{{ ask.payload }}"));
  await card(page, "ask").click();
  await card(page, "reply").click({ modifiers: ["Shift"] });
  await page.keyboard.press("ControlOrMeta+c");
  const other = await newWorkflow(request, "To there", waiting("theirs"));
  await page.goto(`/workflows/${other}`);
  await card(page, "start").click();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page.locator("[data-node-id]")).toHaveCount(5);
  await saved(page);
  const graph = await draftOf(request, other);
  expect(graph.nodes.map((node: { id: string }) => node.id)).toEqual([
    "start",
    "ask",
    "reply",
    "ask_2",
    "reply_2",
  ]);
  expect(graph.nodes[4].data.params.fields[0].value).toBe("{{ ask_2.payload }}");
  expect(graph.edges.at(-1)).toMatchObject({
    source: "ask_2",
    sourceHandle: "event:answered",
    target: "reply_2",
  });
});

test("what was typed a moment before the page is left is there when it comes back", async ({ page }) => {
  await openNewWorkflow(page, "Leaving", waiting("base"));
  await card(page, "reply").click();
  const value = page.getByLabel("Value", { exact: true });
  await value.fill("typed at the last moment");
  await page.reload();
  await card(page, "reply").click();
  await expect(value).toHaveValue("typed at the last moment");
  await value.fill("and once more");
  await page.getByRole("link", { name: "Workflows" }).first().click();
  await expect(page).toHaveURL("/");
  await page.goBack();
  await card(page, "reply").click();
  await expect(value).toHaveValue("and once more");
});

test("two tabs never overwrite each other unseen", async ({ page, request }) => {
  const id = await openNewWorkflow(page, "Two tabs", waiting("base"));
  await page.waitForSelector("[data-node-id]");
  const mine = async (text: string) => {
    await card(page, "reply").click();
    await page.getByLabel("Value", { exact: true }).fill(text);
  };
  const theirs = async (text: string) => {
    const { draft } = await (await request.get(`/api/v1/workflows/${id}`)).json();
    const answer = await request.put(`/api/v1/workflows/${id}/draft`, {
      data: { graph: waiting(text) },
      headers: { "if-match": `"${draft.revision}"` },
    });
    expect(answer.status()).toBe(200);
  };
  await theirs("theirs");
  await mine("mine");
  const state = page.locator("[data-save-state]");
  await expect(state).toHaveAttribute("data-save-state", "conflict");
  const dialog = page.getByRole("dialog", { name: /changed somewhere else/ });
  await dialog.getByRole("button", { name: "Compare" }).click();
  await expect(dialog.getByText(/mine/).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  await saved(page);
  expect((await draftOf(request, id)).nodes[2].data.params.fields[0].value).toBe("mine");

  await theirs("theirs again");
  await mine("mine again");
  await expect(state).toHaveAttribute("data-save-state", "conflict");
  await dialog.getByRole("button", { name: "See theirs" }).click();
  await saved(page);
  await expect(page.getByLabel("Value", { exact: true })).toHaveValue("theirs again");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Value", { exact: true })).toHaveValue("mine again");
  await saved(page);
  expect((await draftOf(request, id)).nodes[2].data.params.fields[0].value).toBe("mine again");
});
