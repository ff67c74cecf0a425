/** Expressions and code in the editor: their values, their errors, their names, and what they cannot do. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { card, openNewWorkflow, saved } from "./board.ts";
import { startRun, untilRun } from "./sample.ts";

const node = (id: string, type: string, y: number, name: string, params: object) => ({
  id,
  type,
  position: { x: 0, y },
  data: { name, params },
});

const graph = {
  schemaVersion: 1,
  nodes: [
    node("start", "manual", 0, "By hand", {}),
    node("order", "transform", 130, "Order", {
      mode: "fields",
      fields: [
        { key: "id", value: "{{ trigger.body.id }}" },
        {
          key: "lines",
          value: [
            { sku: "A", price: 12.5 },
            { sku: "B", price: 30 },
          ],
        },
      ],
    }),
    node("notify", "http", 260, "Notify", {
      method: "POST",
      url: "https://echo.weft.test/{{ order.id }}",
      headers: [{ key: "authorization", value: "Bearer {{ secrets.TOKEN }}" }],
      body: {
        type: "json",
        value: { total: "{{ sum(order.lines.map(line => line.price)) }}", at: "{{ now() }}" },
      },
    }),
    node("shape", "code", 390, "Shape", {
      source: "export default (input, ctx) => {\n  return input;\n};\n",
      input: { lines: "{{ order.lines }}" },
    }),
  ],
  edges: [
    { id: "a", source: "start", target: "order" },
    { id: "b", source: "order", target: "notify" },
    { id: "c", source: "notify", target: "shape" },
  ],
};

/** Without the step that needs a secret, which nobody can set yet. */
const runnable = {
  ...graph,
  nodes: graph.nodes.filter(({ id }) => id !== "notify"),
  edges: [graph.edges[0], { id: "d", source: "order", target: "shape" }],
};

const previewUnder = (page: Page, field: string): Locator =>
  page.locator(`[data-field="${field}"] [data-preview=current]`);

async function draftRun(page: Page, workflowId: string) {
  const started = await page.request.post(`/api/v1/workflows/${workflowId}/runs`, {
    data: { input: { id: "A-17" }, version: "draft" },
  });
  expect(started.status()).toBe(201);
  await untilRun(page.request, (await started.json()).id, "complete");
}

/** Opens a workflow that has run once, with a step that was put in after that. */
async function openAfterRun(page: Page): Promise<string> {
  const id = await openNewWorkflow(page, "Values of expressions", runnable);
  await draftRun(page, id);
  const { revision } = (await (await page.request.get(`/api/v1/workflows/${id}`)).json()).draft;
  const put = await page.request.put(`/api/v1/workflows/${id}/draft`, {
    data: { graph },
    headers: { "if-match": `"${revision}"` },
  });
  expect(put.status()).toBe(200);
  await page.goto(`/workflows/${id}`);
  return id;
}

test("under every field stands what its expressions gave with the data of the last run", async ({ page }) => {
  await openAfterRun(page);
  await card(page, "notify").click();
  const url = previewUnder(page, "params.url");
  await expect(url).toContainText('"https://echo.weft.test/A-17"');
  await expect(previewUnder(page, "params.headers[0].value")).toContainText('"Bearer ••••••••"');
  const body = previewUnder(page, "params.body.value");
  await expect(body).toContainText('{ total: 42.5, at: "(not recorded)" }');
  await body.getByRole("button").click();
  await expect(body.getByText("42.5", { exact: true })).toBeVisible();

  await test.step("it follows what is typed and is never that of an older text", async () => {
    const seen: string[] = [];
    await page.exposeFunction("previewSeen", (text: string, value: string) =>
      seen.push(`${text} → ${value}`),
    );
    await page.evaluate(() => {
      const tell = (globalThis as unknown as { previewSeen: (text: string, value: string) => void })
        .previewSeen;
      const field = document.querySelector('[data-field="params.url"]') as HTMLElement;
      const note = () => {
        const value = field.querySelector("[data-preview=current]")?.textContent;
        if (value) tell(field.querySelector("textarea")?.value ?? "", value.replace("=", ""));
      };
      new MutationObserver(note).observe(field, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    await page.getByLabel("URL").fill("{{ len(order.lines) }}");
    await expect(url).toHaveText("=2");
    await page.getByLabel("URL").fill("{{ order.lines[1].sku }}");
    await expect(url).toHaveText('="B"');
    await page.getByLabel("URL").fill("{{ order.nothing }}");
    await expect(url).toHaveText("=nothing");
    await page.getByLabel("URL").fill("{{ sum(order) }}");
    await expect(url).toContainText("TypeError: sum needs an array, not an object");
    const right: Record<string, string> = {
      "{{ len(order.lines) }}": "2",
      "{{ order.lines[1].sku }}": '"B"',
      "{{ order.nothing }}": "nothing",
      "{{ sum(order) }}": "TypeError: sum needs an array, not an object",
    };
    for (const entry of seen) {
      const [text = "", value] = entry.split(" → ");
      if (right[text]) expect(value).toBe(right[text]);
    }
    expect(seen.length).toBeGreaterThan(3);
  });
});

test("before anything has run a field only says how to see its value, and only to who is in it", async ({
  page,
}) => {
  await openNewWorkflow(page, "Never run", graph);
  await card(page, "notify").click();
  const hint = page.locator('[data-field="params.url"] .preview-hint');
  await expect(page.getByLabel("URL")).toBeVisible();
  await expect(hint).toBeHidden();
  await page.getByLabel("URL").focus();
  await expect(hint).toBeVisible();
  await expect(page.locator("[data-preview]")).toHaveCount(0);
});

test("an error stands under the characters it is about", async ({ page }) => {
  await openNewWorkflow(page, "Errors in their place", graph);
  await card(page, "notify").click();
  await page.getByLabel("URL").fill("https://x.test/{{ order.id }}/{{ ordr.id }}");
  const field = page.locator('[data-field="params.url"]');
  const wrong = field.locator("[data-wrong]");
  await expect(wrong).toHaveText("ordr");
  const pointer = field.locator(".field-pointer");
  await expect(pointer).toContainText("ordr is not known here");
  const mark = await wrong.boundingBox();
  const left = await pointer.evaluate((element) => {
    const at = Number.parseFloat(getComputedStyle(element).getPropertyValue("--at"));
    return element.getBoundingClientRect().left + at;
  });
  expect(left).toBeGreaterThanOrEqual(mark?.x ?? 0);
  expect(left).toBeLessThanOrEqual((mark?.x ?? 0) + (mark?.width ?? 0));

  await test.step("also inside JSON, whatever stands before", async () => {
    const editor = page.locator('[data-field="params.body.value"] .cm-content');
    await editor.fill('{ "a": "\\"\\n{{ order.id }}",\n  "b": ["{{ ordr }}"] }');
    await expect(page.locator('[data-field="params.body.value"] .cm-lintRange-error')).toHaveText("ordr");
    await expect(page.locator('[data-field="params.body.value"]')).toContainText(
      "Line 2: ordr is not known here",
    );
  });
});

test("no expression reaches the page around it or holds it up", async ({ page }) => {
  await openAfterRun(page);
  await card(page, "notify").click();
  const url = page.getByLabel("URL");
  await url.fill('{{ order.constructor.constructor("return this")() }}');
  await expect(page.locator('[data-field="params.url"]')).toContainText("constructor is not allowed");
  await url.fill('{{ "x".repeat(1e9) }}');
  await expect(previewUnder(page, "params.url")).toContainText("LimitExceeded");
  await url.fill("{{ range(0, 99999).map(a => range(0, 99999).map(b => a * b)) }}");
  await expect(page.locator('[data-field="params.url"]')).toContainText(/LimitExceeded|too long/);
  await url.fill("{{ order.id }}");
  await expect(previewUnder(page, "params.url")).toHaveText('="A-17"');

  await test.step("nor would code that no compiler has seen", async () => {
    const found = await page.evaluate(probeFrame);
    expect(found).toEqual({
      origin: "null",
      parent: "SecurityError",
      fetch: "TypeError",
      database: "SecurityError",
      script: "refused",
      socket: "refused",
      stays: true,
    });
  });
});

/** Runs hostile code where expressions run, and tells how far it came. */
async function probeFrame() {
  const open = (script: string) =>
    new Promise<{ frame: HTMLIFrameElement; port: MessagePort }>((resolve) => {
      const frame = document.createElement("iframe");
      frame.src = "/preview-frame";
      frame.hidden = true;
      frame.onload = () => {
        const { port1, port2 } = new MessageChannel();
        frame.contentWindow?.postMessage(script, "*", [port2]);
        resolve({ frame, port: port1 });
      };
      document.body.append(frame);
    });
  const hostile = `
    const name = (error) => error.name;
    addEventListener("message", async ({ ports: [port] }) => {
      const found = { origin: self.origin };
      try { self.parent.document; found.parent = "reached"; } catch { found.parent = "SecurityError"; }
      found.fetch = await fetch("${location.origin}/api/v1/workflows").then(() => "reached", name);
      try {
        await new Promise((resolve, reject) => {
          const asked = indexedDB.open("x");
          asked.onsuccess = resolve;
          asked.onerror = () => reject(asked.error);
        });
        found.database = "reached";
      } catch (error) { found.database = error.name; }
      try { importScripts("${location.origin}/theme.js"); found.script = "reached"; } catch { found.script = "refused"; }
      found.socket = await new Promise((resolve) => {
        try {
          const socket = new WebSocket("ws://${location.host}/");
          socket.onopen = () => resolve("reached");
          socket.onerror = () => resolve("refused");
        } catch { resolve("refused"); }
      });
      port.postMessage(found);
      for (;;);
    });`;
  const { frame, port } = await open(hostile);
  const found = await new Promise<object>((resolve) => {
    port.onmessage = ({ data }) => resolve(data);
  });
  // Its thread never ends from here on; the page goes on at its own pace.
  const begin = performance.now();
  for (let frames = 0; frames < 10; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
  const stays = performance.now() - begin < 2000;
  frame.remove();
  return { ...found, stays };
}

test("a reference that is renamed is followed by every expression, and by nothing else", async ({ page }) => {
  const id = await openNewWorkflow(page, "Renaming", graph);
  await card(page, "order").click();
  await page.getByRole("tab", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Change reference" }).click();
  await page.getByLabel("Reference", { exact: true }).fill("purchase");
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await expect(card(page, "purchase")).toBeVisible();
  await card(page, "notify").click();
  await page.getByRole("tab", { name: "Configure" }).click();
  await expect(page.getByLabel("URL")).toHaveValue("https://echo.weft.test/{{ purchase.id }}");
  await saved(page);
  const { draft } = await (await page.request.get(`/api/v1/workflows/${id}`)).json();
  const text = JSON.stringify(draft.graph);
  expect(text).toContain("sum(purchase.lines.map(line => line.price))");
  expect(text).not.toMatch(/\border\.(id|lines)/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("URL")).toHaveValue("https://echo.weft.test/{{ order.id }}");
});

test("code is written with the input of the last run at hand, and undone with the rest of the graph", async ({
  page,
}) => {
  await openAfterRun(page);
  await card(page, "shape").click();
  const code = page.locator('[data-field="params.source"] .cm-content');
  await expect(code).toContainText("export default");
  await expect(previewUnder(page, "params.input")).toContainText("lines: [");
  await code.click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  for (let times = 0; times < "input;".length; times++) await page.keyboard.press("Backspace");
  await page.keyboard.type("input.");
  await page.getByRole("option", { name: /^lines/ }).click();
  await page.keyboard.type(".len");
  await page.getByRole("option", { name: /^length/ }).click();
  await expect(code).toContainText("return input.lines.length");

  await test.step("an error is underlined where it is", async () => {
    await page.keyboard.type(" + import('fs')");
    await expect(page.locator('[data-field="params.source"] .cm-lintRange-error')).toContainText("import");
    await expect(page.locator('[data-field="params.source"]')).toContainText(/Line 2: .*import/i);
    await expect(page.getByRole("button", { name: /1 problem/ })).toBeVisible();
  });

  await test.step("a large window edits the same text", async () => {
    await page.getByRole("button", { name: "Edit in a large window" }).click();
    const dialog = page.getByRole("dialog", { name: "Code of Shape" });
    await expect(dialog.getByLabel("Input in the last run")).toContainText("lines");
    const large = dialog.locator(".cm-content");
    await large.click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("// done");
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(code).toContainText("// done");
  });

  await test.step("undo brings everything back, from inside the code too", async () => {
    await code.click();
    const undo = page.getByRole("button", { name: "Undo" });
    for (let presses = 0; presses < 12 && (await undo.isEnabled()); presses++)
      await page.keyboard.press("ControlOrMeta+z");
    await expect(code).toContainText("return input;");
    await expect(code).not.toContainText("done");
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await expect(code).not.toContainText("return input;");
  });

  await test.step("Tab indents, and after Escape it leaves", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await expect(code).not.toBeFocused();
  });
});

test("the run page shows what a step was given", async ({ page, request }) => {
  const id = await openNewWorkflow(page, "Inputs", runnable);
  const published = await request.post(`/api/v1/workflows/${id}/publish`, { data: {} });
  expect(published.status()).toBe(201);
  const run = await startRun(request, id, { id: "B-2" });
  await untilRun(request, run, "complete");
  await page.goto(`/runs/${run}?node=shape`);
  const input = page.getByRole("region", { name: "Input" });
  await expect(input).toContainText("lines");
  await input.getByRole("button", { name: /lines:/ }).click();
  await input.getByRole("button", { name: /0:/ }).click();
  await expect(input).toContainText('sku: "A"');
});
