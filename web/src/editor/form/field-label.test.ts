import { expect, it } from "vitest";
import { fieldLabel } from "./field-label.ts";

it("names a field as its form does", () => {
  expect(fieldLabel("http", "params.url")).toBe("URL");
  expect(fieldLabel("http", "params.headers[0].value")).toBe("Headers 1, Value");
  expect(fieldLabel("http", "params.body.value.deep[2]")).toBe("Body, JSON");
  expect(fieldLabel("transform", "params.fields[1].key")).toBe("Fields 2, Name");
  expect(fieldLabel("wait_event", "params.events[1]")).toBe("Events 2");
  expect(fieldLabel("if", "retry.limit")).toBe("retry.limit");
});
