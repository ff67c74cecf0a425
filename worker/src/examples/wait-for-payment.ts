import { graphOf, node, note } from "./draw.ts";

export const waitForPayment = {
  name: "Wait for a payment",
  graph: graphOf(
    [
      note(
        "about",
        [0, -1],
        3,
        "Sends an invoice and waits for what happens: paid, cancelled, or nothing for a day.\nOpen the run and send it the event paid, or cancel it with undo: the invoice is withdrawn.",
      ),
      node("order_placed", "manual", [0, 1], "Order placed"),
      node("send_invoice", "http", [1, 1], "Send invoice", {
        method: "POST",
        url: "https://echo.weft.test/invoices",
        body: { type: "json", value: { amount: "{{ trigger.body.amount ?? 120 }}" } },
      }),
      node("withdraw_invoice", "http", [1, 2], "Withdraw invoice", {
        method: "POST",
        url: "https://echo.weft.test/invoices/withdrawn",
        body: { type: "json", value: { amount: "{{ send_invoice.body.body.amount }}" } },
      }),
      node("payment", "wait_event", [2, 1], "Payment", { events: ["paid", "cancelled"], timeout: "1 day" }),
      node("mark_paid", "transform", [3, 0], "Mark as paid", {
        mode: "fields",
        fields: [
          { key: "status", value: "paid" },
          { key: "amount", value: "{{ payment.payload.amount ?? send_invoice.body.body.amount }}" },
        ],
      }),
      node("close_order", "transform", [3, 1], "Close order", {
        mode: "fields",
        fields: [{ key: "status", value: "cancelled" }],
      }),
      node("remind", "http", [3, 2], "Send reminder", {
        method: "POST",
        url: "https://echo.weft.test/reminders",
        body: { type: "json", value: { invoice: "{{ send_invoice.body.path }}" } },
      }),
    ],
    [
      "order_placed → send_invoice",
      "send_invoice:undo → withdraw_invoice",
      "send_invoice → payment",
      "payment:event:paid → mark_paid",
      "payment:event:cancelled → close_order",
      "payment:timeout → remind",
    ],
  ),
};
