import { expect, type Page, test } from "@playwright/test";
import {
  card,
  connect,
  draftOf,
  dragStep,
  drawWire,
  openNewWorkflow,
  publish,
  saved,
  testRun,
} from "./board.ts";
import { untilRun } from "./sample.ts";

/** Drags a kind from the palette into a container; `at` counts from the container's corner. */
async function dropInto(page: Page, kind: string, container: string, at: { x: number; y: number }) {
  const entry = page.locator(`[data-panel=palette] [data-kind="${kind}"]`);
  await entry.dragTo(card(page, container), { targetPosition: at });
}

/** Takes a card by its middle to a point of the window, and lets go there. */
async function dragCard(page: Page, id: string, to: { x: number; y: number }, { drop = true } = {}) {
  const box = await card(page, id).boundingBox();
  if (!box) throw new Error("The card is not on the page.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x - 20, to.y - 20, { steps: 8 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  if (drop) await page.mouse.up();
}

const boxOf = async (page: Page, id: string) => {
  const box = await card(page, id).boundingBox();
  if (!box) throw new Error("The card is not on the page.");
  return box;
};
const parentsIn = (graph: { nodes: { id: string; parentId?: string }[] }) =>
  Object.fromEntries(graph.nodes.map(({ id, parentId }) => [id, parentId ?? null]));

test("a loop with a branch and a failing step is built by mouse, published, run, and looked at pass by pass", async ({
  page,
  request,
}) => {
  const id = await openNewWorkflow(page, "Reminders by mouse");
  await dragStep(page, "manual", { x: 150, y: 180 });
  await dragStep(page, "for_each", { x: 600, y: 200 });
  await connect(page, ["by_hand", "out"], ["for_each", "in"]);
  await expect(page.getByText("Drop steps here")).toBeVisible();
  await dropInto(page, "if", "for_each", { x: 150, y: 92 });
  await dropInto(page, "http", "for_each", { x: 150, y: 150 });
  await dropInto(page, "transform", "for_each", { x: 150, y: 216 });
  const grown = await boxOf(page, "for_each");
  expect(grown.height).toBeGreaterThan(250);
  await connect(page, ["if_step", "true"], ["http_request", "in"]);
  await connect(page, ["if_step", "false"], ["transform", "in"]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Arrange automatically" }).click();

  await test.step("its steps are set up", async () => {
    await card(page, "for_each").click({ position: { x: 40, y: 16 } });
    await page.getByLabel("Items").fill("{{ trigger.body.orders }}");
    await page.getByLabel("When a pass fails").selectOption({ label: "Collect the failure and go on" });
    await card(page, "if_step").click();
    await page.getByLabel("Condition").fill("{{ item.late }}");
    await card(page, "http_request").click();
    await page
      .getByLabel("URL")
      .fill("https://echo.weft.test/remind?id={{ item.id }}&status={{ item.answer }}");
    await card(page, "transform").click();
    await page.getByRole("button", { name: "Add to Fields" }).click();
    await page.getByLabel("Name", { exact: true }).fill("fine");
    await page.getByLabel("Value", { exact: true }).fill("{{ item.id }}");
    await expect(page.getByRole("button", { name: /No problems|warning/ })).toBeVisible();
  });
  await saved(page);
  await expect
    .poll(async () => parentsIn(await draftOf(request, id)))
    .toEqual({
      by_hand: null,
      for_each: null,
      if_step: "for_each",
      http_request: "for_each",
      transform: "for_each",
    });

  await publish(page, "With a loop");
  const orders = [
    { id: "A", late: false, answer: 200 },
    { id: "B", late: true, answer: 200 },
    { id: "C", late: true, answer: 404 },
    { id: "D", late: false, answer: 200 },
  ];
  const started = await request.post(`/api/v1/workflows/${id}/runs`, { data: { input: { orders } } });
  const run = (await started.json()).id;
  await untilRun(request, run, "complete");
  await page.goto(`/runs/${run}`);
  await expect(card(page, "for_each")).toContainText("1 failed");
  await expect(card(page, "for_each")).toContainText("4/4");
  await expect(card(page, "transform")).toHaveAttribute("data-status", "complete");
  await expect(card(page, "http_request")).toHaveAttribute("data-status", "skipped");

  await test.step("the failed pass is picked on the card", async () => {
    await card(page, "for_each")
      .getByRole("button", { name: /Pass of For each/ })
      .click();
    await page.getByRole("button", { name: "1 failed", exact: true }).click();
    await page.getByRole("option", { name: /Pass 3/ }).click();
    await expect(page).toHaveURL(/pass=for_each(%3A|:)2/);
    await expect(card(page, "http_request")).toHaveAttribute("data-status", "errored");
    await expect(card(page, "transform")).toHaveAttribute("data-status", "skipped");
    await card(page, "http_request").click();
    await expect(page.locator('[data-step="http_request"]')).toContainText("HttpError");
    const rows = page.getByRole("list", { name: "Timeline" }).getByRole("button", { name: /^HTTP request/ });
    await expect(rows).toHaveCount(1);
  });

  await test.step("the pass before it is a press away, and stands in the address", async () => {
    await page.getByRole("button", { name: "Previous pass" }).click();
    await expect(page.getByRole("region", { name: "Output" })).toContainText("status: 200");
    await page.reload();
    await expect(card(page, "http_request")).toHaveAttribute("data-status", "complete");
    await expect(page.getByRole("region", { name: "Output" })).toContainText("id=B");
  });

  await test.step("and by keyboard the first one", async () => {
    await page
      .locator("[data-pass-trail]")
      .getByRole("button", { name: /Pass of For each: Pass 2/ })
      .focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Number or item").fill("1");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/pass=for_each(%3A|:)0/);
    await expect(card(page, "transform")).toHaveAttribute("data-status", "complete");
    await expect(card(page, "http_request")).toHaveAttribute("data-status", "skipped");
  });
});

const step = (id: string, x: number, y: number, rest: object = {}) => ({
  id,
  type: "transform",
  position: { x, y },
  data: { name: id, params: { mode: "expression", expression: "{{ 1 }}" } },
  ...rest,
});
const wire = (source: string, target: string) => ({ id: `${source}-${target}`, source, target });
const looped = {
  schemaVersion: 1,
  nodes: [
    { id: "start", type: "manual", position: { x: 0, y: 40 }, data: { name: "Start", params: {} } },
    {
      id: "each",
      type: "for_each",
      position: { x: 320, y: 0 },
      data: { name: "Each", params: { items: "{{ range(0, 3) }}" } },
    },
    step("one", 30, 60, { parentId: "each" }),
    step("two", 350, 60, { parentId: "each" }),
    step("after", 1100, 40),
  ],
  edges: [wire("start", "each"), wire("one", "two"), wire("each", "after")],
};

test("steps are dragged out of a container and into it, and all of it is undone", async ({
  page,
  request,
}) => {
  const id = await openNewWorkflow(page, "In and out", looped);
  await page.getByRole("button", { name: "Fit to view" }).click();
  const drawn = await draftOf(request, id);
  const each = await boxOf(page, "each");
  const wires = page.locator("[data-edge-id]");

  await dragCard(page, "two", { x: each.x + each.width / 2, y: each.y + each.height + 120 }, { drop: false });
  await expect(card(page, "each")).toHaveAttribute("data-drop", "leaves");
  await expect(page.locator("[data-drop-hint]")).toHaveText(/take it out of “Each” · cuts 1 wire/);
  await page.mouse.up();
  await expect(wires).toHaveCount(2);
  await expect(page.getByText("1 wire crossed the border and was cut")).toBeVisible();
  await saved(page);
  await expect
    .poll(async () => parentsIn(await draftOf(request, id)))
    .toMatchObject({ one: "each", two: null });
  expect((await boxOf(page, "each")).width).toBeLessThan(each.width);

  await page.getByRole("region", { name: "Notices" }).getByRole("button", { name: "Undo" }).click();
  await expect(wires).toHaveCount(3);
  await saved(page);
  expect(await draftOf(request, id)).toEqual(drawn);

  await dragCard(
    page,
    "after",
    { x: each.x + each.width / 2, y: each.y + each.height - 12 },
    { drop: false },
  );
  await expect(card(page, "each")).toHaveAttribute("data-drop", "into");
  await page.mouse.up();
  await saved(page);
  const now = await draftOf(request, id);
  expect(parentsIn(now)).toMatchObject({ after: "each" });
  expect(now.edges).toHaveLength(2);
  expect((await boxOf(page, "each")).height).toBeGreaterThan(each.height);

  await dragCard(page, "start", { x: each.x + each.width / 2, y: each.y + 16 }, { drop: false });
  await expect(card(page, "each")).toHaveAttribute("data-drop", "refused");
  await expect(page.locator("[data-drop-hint]")).toHaveText(/trigger/);
  await page.mouse.up();
  await saved(page);
  await expect.poll(async () => parentsIn(await draftOf(request, id))).toMatchObject({ start: null });

  const undo = page.getByRole("button", { name: "Undo" }).first();
  for (let presses = 0; (await undo.isEnabled()) && presses < 20; presses++) await undo.click();
  await saved(page);
  expect(await draftOf(request, id)).toEqual(drawn);
});

test("a wire over a container's border is refused while it is drawn", async ({ page }) => {
  await openNewWorkflow(page, "Borders", looped);
  await page.getByRole("button", { name: "Fit to view" }).click();
  await drawWire(page, ["two", "out"], ["after", "in"]);
  await expect(page.getByText("Wires cannot cross a container's border")).toBeVisible();
  await page.mouse.up();
  await expect(page.locator("[data-edge-id]")).toHaveCount(3);
});

test("containers are filled, walked through and taken apart by keyboard", async ({ page, request }) => {
  const id = await openNewWorkflow(page, "Loops without a mouse", {
    ...looped,
    nodes: looped.nodes.filter(({ id }) => id === "start" || id === "each"),
    edges: [wire("start", "each")],
  });
  await card(page, "start").focus();
  await page.keyboard.press("ArrowRight");
  await expect(card(page, "each")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByText("Inside Each")).toBeVisible();
  await page.keyboard.type("transform");
  await page.keyboard.press("Enter");
  await expect(card(page, "transform")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type("sleep");
  await page.keyboard.press("Enter");
  await expect(card(page, "sleep")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowUp");
  await expect(card(page, "each")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(card(page, "transform")).toBeFocused();
  await page.keyboard.press("d");
  await expect(card(page, "transform")).toHaveAccessibleName("Transform, Transform, Disabled");
  await page.keyboard.press("d");
  await expect(card(page, "transform")).toHaveAccessibleName("Transform, Transform, No run");
  await page.keyboard.press("ControlOrMeta+g");
  await expect(card(page, "group")).toBeFocused();
  await saved(page);
  await expect
    .poll(async () => parentsIn(await draftOf(request, id)))
    .toMatchObject({
      sleep: "each",
      group: "each",
      transform: "group",
    });
  await page.keyboard.press("ArrowDown");
  await expect(card(page, "transform")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Shift+g");
  await saved(page);
  await expect.poll(async () => parentsIn(await draftOf(request, id))).toMatchObject({ transform: "each" });
  await card(page, "each").focus();
  await page.keyboard.press("Delete");
  await saved(page);
  expect(Object.keys(parentsIn(await draftOf(request, id)))).toEqual(["start"]);
  await page.keyboard.press("ControlOrMeta+z");
  await saved(page);
  expect(Object.keys(parentsIn(await draftOf(request, id)))).toHaveLength(5);
});

test("a container is copied with all that lies in it", async ({ page, request }) => {
  const id = await openNewWorkflow(page, "Copies", looped);
  await card(page, "each").click({ position: { x: 60, y: 16 } });
  await page.keyboard.press("ControlOrMeta+d");
  await expect(card(page, "two_2")).toBeVisible();
  await saved(page);
  const graph = await draftOf(request, id);
  expect(parentsIn(graph)).toMatchObject({ one_2: "each_2", two_2: "each_2", each_2: null });
  expect(graph.edges.at(-1)).toMatchObject({ source: "one_2", target: "two_2" });
});

test("what undoes a step hangs under it as a lane, and is undone before one's eyes", async ({
  page,
  request,
}) => {
  const call = (name: string) => ({ method: "POST", url: `https://echo.weft.test/${name}` });
  const id = await openNewWorkflow(page, "Undoing", {
    schemaVersion: 1,
    nodes: [
      { id: "start", type: "manual", position: { x: 0, y: 0 }, data: { name: "Start", params: {} } },
      { id: "book", type: "http", position: { x: 320, y: 0 }, data: { name: "Book", params: call("book") } },
      {
        id: "stop",
        type: "fail",
        position: { x: 640, y: 0 },
        data: { name: "Stop", params: { message: "No" } },
      },
    ],
    edges: [wire("start", "book"), wire("book", "stop")],
  });
  await card(page, "book").hover();
  const from = await card(page, "book").locator('[data-handle="undo"]').boundingBox();
  if (!from) throw new Error("There is no undo handle.");
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 150, { steps: 6 });
  await page.mouse.up();
  const palette = page.getByRole("dialog", { name: "Add a step" });
  await expect(palette.locator('[data-kind="if"]')).toHaveCount(0);
  await palette.locator('[data-kind="http"]').click();
  await page.getByLabel("URL").fill("https://echo.weft.test/unbook");
  const [book, undo] = [await boxOf(page, "book"), await boxOf(page, "http_request")];
  expect(Math.abs(undo.x - book.x)).toBeLessThan(1);
  expect(undo.y).toBeGreaterThan(book.y + book.height);
  await expect(card(page, "book").locator("[data-undo-lane]")).toBeAttached();

  await dragCard(page, "book", { x: book.x + 160, y: book.y + 200 });
  const moved = [await boxOf(page, "book"), await boxOf(page, "http_request")] as const;
  expect(moved[1].x - moved[0].x).toBeCloseTo(undo.x - book.x, 0);
  expect(moved[1].y - moved[0].y).toBeCloseTo(undo.y - book.y, 0);
  await saved(page);
  const graph = await draftOf(request, id);
  expect(
    graph.edges.find(({ sourceHandle }: { sourceHandle?: string }) => sourceHandle === "undo"),
  ).toMatchObject({
    source: "book",
    target: "http_request",
  });

  await testRun(page);
  await expect(card(page, "book")).toHaveAttribute("data-status", "undone", { timeout: 30_000 });
  await expect(card(page, "http_request")).toHaveAttribute("data-status", "complete");
});
