/** Workflows as people draw them, of any size, to compile: every kind that runs, most params with expressions. */
import type { Graph, GraphEdge, GraphNode, NodeData } from "@weft/shared";

type Drawn = { id: string; type: string; data: NodeData; after: string[] };

/** A chain of such parts: read, decide, one of two ways, meet again, pause, report. */
const part = (at: number, before: string): Drawn[] => {
  const [fetched, checked, paid, told, joined, paused, asked, report] = [
    "fetch",
    "check",
    "charge",
    "remind",
    "totals",
    "pause",
    "answer",
    "report",
  ].map((name) => `${name}_${at}`) as [string, string, string, string, string, string, string, string];
  return [
    {
      id: fetched,
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
      id: checked,
      type: "if",
      after: [fetched],
      data: {
        name: "Large enough?",
        params: { condition: `{{ ${fetched}.body.total > 1000 && ${fetched}.status === 200 }}` },
      },
    },
    {
      id: paid,
      type: "http",
      after: [`${checked}.true`],
      data: {
        name: "Charge",
        params: {
          method: "POST",
          url: "https://pay.example.com/charges",
          headers: [{ key: "x-order", value: `{{ ${fetched}.body.id }}` }],
          body: {
            type: "json",
            value: {
              amount: `{{ round(${fetched}.body.total * 1.19, 2) }}`,
              currency: "EUR",
              note: `Order {{ ${fetched}.body.id }} of {{ trigger.body.customer }}`,
              lines: [`{{ ${fetched}.body.lines.map(line => line.sku) }}`],
            },
          },
        },
      },
    },
    {
      id: told,
      type: "transform",
      after: [`${checked}.false`],
      data: {
        name: "Reminder",
        params: {
          mode: "fields",
          fields: [
            { key: "to", value: `{{ ${fetched}.body.email }}` },
            { key: "text", value: `Your order {{ ${fetched}.body.id }} is {{ ${fetched}.body.total }} EUR.` },
            { key: "kind", value: "reminder" },
          ],
        },
      },
    },
    {
      id: joined,
      type: "transform",
      after: [paid, told],
      data: {
        name: "Totals",
        params: {
          mode: "expression",
          expression: `{{ sum(${fetched}.body.lines.map(line => line.price * line.count)) + (${paid}.body.fee ?? 0) }}`,
        },
      },
    },
    { id: paused, type: "sleep", after: [joined], data: { name: "", params: { duration: "5 minutes" } } },
    {
      id: asked,
      type: "wait_event",
      after: [paused],
      data: { name: "Answer", params: { events: ["paid", "refused"], timeout: "3 days" } },
    },
    {
      id: report,
      type: "http",
      after: [`${asked}.event:paid`, `${asked}.timeout`],
      data: {
        name: "Report",
        params: {
          method: "POST",
          url: "https://hooks.example.com/report",
          body: { type: "text", value: `{{ ${told}.text ?? "charged" }}: {{ ${joined} }} ({{ run.id }})` },
        },
      },
    },
  ];
};

/** A workflow of exactly `size` nodes, its trigger included. */
export function mixedGraph(size: number): Graph {
  const drawn: Drawn[] = [{ id: "start", type: "manual", data: { name: "Start", params: {} }, after: [] }];
  for (let at = 0; drawn.length < size; at++)
    drawn.push(...part(at, at === 0 ? "start" : `report_${at - 1}`));
  const kept = drawn.slice(0, size);
  return { schemaVersion: 1, nodes: kept.map(nodeOf), edges: kept.flatMap(edgesTo) };
}

const nodeOf = ({ id, type, data }: Drawn, index: number): GraphNode => ({
  id,
  type,
  data,
  position: { x: (index % 50) * 320, y: Math.floor(index / 50) * 200 },
});

const edgesTo = ({ id, after }: Drawn): GraphEdge[] =>
  after.map((port, index) => {
    const [source = "", sourceHandle = "out"] = port.split(".");
    return { id: `${id}-${index}`, source, sourceHandle, target: id, targetHandle: "in" };
  });
