import { describe, expect, it } from "vitest";
import { renameReferences } from "./rename-references.ts";

const ids = new Map([
  ["order", "order_2"],
  ["sum", "sum_2"],
]);

describe("renameReferences", () => {
  it.each([
    ["{{ order.body.id }}", "{{ order_2.body.id }}"],
    [
      "GET {{order.id}} and {{ trigger.order }} of order",
      "GET {{order_2.id}} and {{ trigger.order }} of order",
    ],
    ["{{ items[order.index] }}", "{{ items[order_2.index] }}"],
    ["{{ { order, id: order.id, order: 1 } }}", "{{ { order: order_2, id: order_2.id, order: 1 } }}"],
    ["{{ `<$" + "{order.id}>` }}", "{{ `<$" + "{order_2.id}>` }}"],
    ["{{ [...order.lines, x?.order] }}", "{{ [...order_2.lines, x?.order] }}"],
    ["{{ order.error ? order : sum }}", "{{ order_2.error ? order_2 : sum_2 }}"],
  ])("%s", (text, renamed) => expect(renameReferences(text, ids)).toBe(renamed));

  it("leaves callback parameters and functions of the same name alone", () => {
    expect(renameReferences("{{ list.map(order => order.id + sum(order.lines)) }}", ids)).toBe(
      "{{ list.map(order => order.id + sum(order.lines)) }}",
    );
    expect(renameReferences("{{ order.lines.map((line, sum) => sum) }}", ids)).toBe(
      "{{ order_2.lines.map((line, sum) => sum) }}",
    );
  });

  it("leaves text without expressions and broken expressions as they are", () => {
    expect(renameReferences("order", ids)).toBe("order");
    expect(renameReferences("{{ order. }} {{ order }}", ids)).toBe("{{ order. }} {{ order_2 }}");
  });
});
