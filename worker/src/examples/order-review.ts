import { graphOf, node, note } from "./draw.ts";

export const orderReview = {
  name: "Review large orders",
  graph: graphOf(
    [
      note(
        "about",
        [0, -1],
        3,
        "Asks an API for an order and branches on the answer.\nStart it with Test run, once with a total under 1000 and once with more.",
      ),
      node("order_received", "manual", [0, 1], "Order received", {
        inputSchema: {
          type: "object",
          properties: {
            order: { type: "string", title: "Order", default: "1042" },
            total: { type: "number", title: "Total", default: 1250 },
          },
        },
      }),
      node("fetch_order", "http", [1, 1], "Fetch order", {
        method: "GET",
        url: 'https://echo.weft.test/orders/{{ urlEncode(trigger.body.order ?? "1042") }}',
        query: [{ key: "total", value: "{{ trigger.body.total ?? 1250 }}" }],
      }),
      node("is_large", "if", [2, 1], "Over 1000?", {
        condition: "{{ number(fetch_order.body.query.total) > 1000 }}",
      }),
      node("ask_review", "http", [3, 0], "Ask for a review", {
        method: "POST",
        url: "https://echo.weft.test/reviews",
        body: {
          type: "json",
          value: {
            order: "{{ fetch_order.body.path }}",
            total: "{{ number(fetch_order.body.query.total) }}",
          },
        },
      }),
      node("confirm", "transform", [3, 1], "Confirm at once", {
        mode: "fields",
        fields: [{ key: "decision", value: "confirmed" }],
      }),
      node("summary", "transform", [4, 0.5], "Sum up", {
        mode: "fields",
        fields: [
          { key: "order", value: "{{ fetch_order.body.path }}" },
          { key: "decision", value: '{{ confirm.decision ?? "in review" }}' },
        ],
      }),
      node("report_problem", "transform", [2, 2.2], "Report the problem", {
        mode: "fields",
        fields: [{ key: "problem", value: "{{ fetch_order.error.message }}" }],
      }),
    ],
    [
      "order_received → fetch_order",
      "fetch_order → is_large",
      "fetch_order:error → report_problem",
      "is_large:true → ask_review",
      "is_large:false → confirm",
      "ask_review → summary",
      "confirm → summary",
    ],
  ),
};
