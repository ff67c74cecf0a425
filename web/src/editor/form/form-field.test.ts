import { kinds } from "@weft/codegen";
import type { Json } from "@weft/shared";
import { describe, expect, it } from "vitest";
import { emptyValue, type FormField, paramsForm } from "./form-field.ts";

const form = (type: string): FormField => {
  const kind = kinds.find((each) => each.type === type);
  if (!kind) throw new Error(`There is no kind ${type}`);
  return paramsForm(kind);
};
const fields = (field: FormField): FormField[] => (field.control === "group" ? field.fields : []);
const named = (field: FormField, key: string) => fields(field).find((each) => each.key === key);

describe("forms", () => {
  it("come out of every kind's schema with a label on every field", () => {
    for (const kind of kinds) {
      const root = paramsForm(kind);
      const all =
        root.control === "variants" ? root.variants.flatMap((variant) => variant.fields) : fields(root);
      expect(all.every((field) => field.label !== "" && field.label !== field.key)).toBe(true);
    }
  });

  it("choose a control for every slot of an HTTP request", () => {
    const http = form("http");
    expect(fields(http).map((field) => [field.key, field.control])).toEqual([
      ["method", "choice"],
      ["url", "text"],
      ["query", "pairs"],
      ["headers", "pairs"],
      ["auth", "variants"],
      ["body", "variants"],
      ["response", "choice"],
      ["failOn", "choice"],
    ]);
    expect(named(http, "url")).toMatchObject({ label: "URL", expression: true, required: true });
    expect(named(http, "failOn")).toMatchObject({
      options: [
        { value: "4xx5xx", label: "Status 400 and above" },
        { value: "5xx", label: "Status 500 and above" },
        { value: "never", label: "Never" },
      ],
    });
  });

  it("switch between shapes by a constant, giving each what it needs to begin with", () => {
    const body = named(form("http"), "body");
    if (body?.control !== "variants") throw new Error("The body has several shapes");
    expect(body.variants.map((variant) => variant.label)).toEqual(["None", "JSON", "Form", "Text"]);
    const chosen = body.variants.find((variant) => variant.matches({ type: "form", value: [] }));
    expect(chosen?.value).toBe("form");
    expect(chosen?.seed).toEqual({ type: "form", value: [] });
  });

  it("switch between shapes by the one property they have", () => {
    const sleep = form("sleep");
    if (sleep.control !== "variants") throw new Error("A sleep has several shapes");
    expect(sleep.variants.map((variant) => [variant.value, variant.label])).toEqual([
      ["duration", "For a duration"],
      ["until", "Until a moment"],
    ]);
    expect(sleep.variants.find((variant) => variant.matches({ until: "" }))?.value).toBe("until");
    expect(sleep.variants[0]?.fields[0]?.control).toBe("duration");
  });

  it("tell shapes apart by what the others do not have", () => {
    const cases = named(form("switch"), "cases");
    if (cases?.control !== "list" || cases.item.control !== "variants") throw new Error("Cases have shapes");
    const { variants } = cases.item;
    expect(variants.map((variant) => [variant.value, variant.label])).toEqual([
      ["equals", "Equals"],
      ["when", "When"],
    ]);
    expect(cases.item.common.map(({ key }) => key)).toEqual(["key"]);
    expect(variants[0]?.fields.find(({ key }) => key === "equals")).toMatchObject({ short: true });
    const shape = (value: Json) => variants.find((variant) => variant.matches(value))?.value;
    expect(shape({ key: "big", when: "{{ true }}" })).toBe("when");
    expect(shape({ key: "big", equals: 5 })).toBe("equals");
  });

  it("choose a workflow by its name, and of its versions the live one or a number", () => {
    expect(named(form("subworkflow"), "workflowId")?.control).toBe("workflow");
    expect(named(form("subworkflow"), "version")).toMatchObject({
      control: "numberOr",
      options: [{ value: "live", label: "The live one" }],
      fallback: "live",
    });
    expect(named(form("subworkflow"), "wait")).toMatchObject({ control: "switch", fallback: true });
    expect(named(form("repeat"), "maxIterations")).toMatchObject({ control: "number", placeholder: "100" });
  });

  it("give a list of texts, a condition and a value of any shape their own controls", () => {
    expect(named(form("wait_event"), "events")).toMatchObject({ control: "list", item: { control: "text" } });
    expect(named(form("if"), "condition")).toMatchObject({ control: "value", types: ["boolean"] });
    const transform = form("transform");
    const byField = transform.control === "variants" ? transform.variants[0]?.fields[0] : undefined;
    expect(byField).toMatchObject({ control: "pairs", valueField: { control: "json", expression: true } });
    expect(byField && emptyValue(byField)).toEqual([]);
  });
});
