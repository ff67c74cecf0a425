import { env } from "cloudflare:workers";
import { unpackFailure } from "@weft/codegen";
import { describe, expect, it } from "vitest";
import { newWorkspace } from "../../test/call-api.ts";
import { simpleGraph } from "../../test/graphs.ts";
import { canonicalJson } from "./canonical-json.ts";
import { loadGraph, loadModule, storeGraph, storeModule } from "./store.ts";

const compiled = { mainModule: "workflow.js", modules: { "workflow.js": "export default 1", "a.js": "" } };

describe("a stored module", () => {
  it("comes back as it was compiled, pinned to a compatibility date", async () => {
    const workspace = newWorkspace();
    const hash = await storeModule(env, workspace, compiled);
    expect(await loadModule(env, workspace, hash)).toEqual({
      format: 1,
      compiler: expect.any(String),
      host: 1,
      compatibilityDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      compatibilityFlags: [],
      ...compiled,
    });
  });

  it("is written once and never over", async () => {
    const workspace = newWorkspace();
    const hash = await storeModule(env, workspace, compiled);
    const key = `modules/${workspace}/${hash}.json`;
    await env.BUCKET.put(key, "altered");
    expect(await storeModule(env, workspace, compiled)).toBe(hash);
    expect(await (await env.BUCKET.get(key))?.text()).toBe("altered");
  });

  it("that is missing is a failure worth another try", async () => {
    const error = await loadModule(env, newWorkspace(), "0".repeat(64)).catch(unpackFailure);
    expect(error).toMatchObject({ name: "ModuleMissing", retryable: true });
  });

  it("with one flipped bit is a failure and not run", async () => {
    const workspace = newWorkspace();
    const hash = await storeModule(env, workspace, compiled);
    const key = `modules/${workspace}/${hash}.json`;
    const bytes = (await (await env.BUCKET.get(key))?.bytes()) ?? new Uint8Array();
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    await env.BUCKET.put(key, bytes);
    const error = await loadModule(env, workspace, hash).catch(unpackFailure);
    expect(error).toMatchObject({ name: "ModuleCorrupt", retryable: false });
  });

  it("is its own workspace's alone", async () => {
    const hash = await storeModule(env, newWorkspace(), compiled);
    await expect(loadModule(env, newWorkspace(), hash)).rejects.toThrow("ModuleMissing");
  });
});

describe("a stored graph", () => {
  it("comes back with a data key named __proto__", async () => {
    const workspace = newWorkspace();
    const graph = JSON.parse(JSON.stringify(simpleGraph()).replace('"name":"Start"', '"__proto__":{"a":1}'));
    const loaded = await loadGraph(env, workspace, await storeGraph(env, workspace, graph));
    expect(JSON.stringify(loaded)).toContain('"__proto__":{"a":1}');
  });
});

describe("canonical JSON", () => {
  it("is the same text for equal values and other text for others", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "ü" }], a: undefined })).toBe('{"b":[1,{"c":"ü","d":null}]}');
    expect(canonicalJson({ x: 1, y: 2 })).toBe(canonicalJson({ y: 2, x: 1 }));
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
    expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });
});
