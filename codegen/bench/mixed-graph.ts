/** Workflows of plain steps, choices and waits, of any size, to compile: most params with expressions. */
import type { Graph, NodeData } from "@weft/shared";
import { type Drawn, graphOf, trigger } from "./drawing.ts";

/** Reads an order and decides. */
const reading = (at: number, before: string): Drawn[] => [
  {
    id: `fetch_${at}`,
    type: "http",
    after: [before],
    data: {
      name: `Fetch order ${at}`,
      params: {
        method: "GET",
        url: "https://api.example.com/customers/{{ urlEncode(trigger.body.customer) }}/orders",
        query: [{ key: "page", value: `{{ trigger.body.page + ${at} }}` }],
        headers: [{ key: "accept", value: "application/json" }],
      },
      retry: { limit: 3, delay: "2 seconds", backoff: "exponential" },
      timeout: "30 seconds",
    },
  },
  {
    id: `check_${at}`,
    type: "if",
    after: [`fetch_${at}`],
    data: {
      name: "Large enough?",
      params: { condition: `{{ fetch_${at}.body.total > 1000 && fetch_${at}.status === 200 }}` },
    },
  },
];

/** Takes one of two ways. */
const paying = (at: number): Drawn[] => [
  {
    id: `charge_${at}`,
    type: "http",
    after: [`check_${at}.true`],
    data: { name: "Charge", params: chargeParams(`fetch_${at}`) },
  },
  {
    id: `remind_${at}`,
    type: "transform",
    after: [`check_${at}.false`],
    data: {
      name: "Reminder",
      params: {
        mode: "fields",
        fields: [
          { key: "to", value: `{{ fetch_${at}.body.email }}` },
          { key: "text", value: `Your order {{ fetch_${at}.body.id }} is {{ fetch_${at}.body.total }} EUR.` },
          { key: "kind", value: "reminder" },
        ],
      },
    },
  },
];

const chargeParams = (order: string): NonNullable<NodeData["params"]> => ({
  method: "POST",
  url: "https://pay.example.com/charges",
  headers: [{ key: "x-order", value: `{{ ${order}.body.id }}` }],
  body: {
    type: "json",
    value: {
      amount: `{{ round(${order}.body.total * 1.19, 2) }}`,
      currency: "EUR",
      note: `Order {{ ${order}.body.id }} of {{ trigger.body.customer }}`,
      lines: [`{{ ${order}.body.lines.map(line => line.sku) }}`],
    },
  },
});

const total = (at: number): string =>
  `{{ sum(fetch_${at}.body.lines.map(line => line.price * line.count)) + (charge_${at}.body.fee ?? 0) }}`;

/** Meets again, waits and reports. */
const reporting = (at: number): Drawn[] => [
  {
    id: `totals_${at}`,
    type: "transform",
    after: [`charge_${at}`, `remind_${at}`],
    data: { name: "Totals", params: { mode: "expression", expression: total(at) } },
  },
  {
    id: `pause_${at}`,
    type: "sleep",
    after: [`totals_${at}`],
    data: { name: "", params: { duration: "5 minutes" } },
  },
  {
    id: `answer_${at}`,
    type: "wait_event",
    after: [`pause_${at}`],
    data: { name: "Answer", params: { events: ["paid", "refused"], timeout: "3 days" } },
  },
  {
    id: `report_${at}`,
    type: "http",
    after: [`answer_${at}.event:paid`, `answer_${at}.timeout`],
    data: {
      name: "Report",
      params: {
        method: "POST",
        url: "https://hooks.example.com/report",
        body: {
          type: "text",
          value: `{{ remind_${at}.text ?? "charged" }}: {{ totals_${at} }} ({{ run.id }})`,
        },
      },
    },
  },
];

/** A workflow of exactly `size` nodes, its trigger included. */
export function mixedGraph(size: number): Graph {
  const drawn: Drawn[] = [trigger];
  for (let at = 0; drawn.length < size; at++) {
    const before = at === 0 ? "start" : `report_${at - 1}`;
    drawn.push(...reading(at, before), ...paying(at), ...reporting(at));
  }
  return graphOf(drawn.slice(0, size));
}
