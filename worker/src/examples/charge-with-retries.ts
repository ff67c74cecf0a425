import { graphOf, node, note } from "./draw.ts";

export const chargeWithRetries = {
  name: "Charge a card, with retries",
  graph: graphOf(
    [
      note(
        "about",
        [0, -1],
        3,
        "The charge fails twice and is tried again, each time after a longer pause.\nMeanwhile the other branch sleeps; the receipt waits for both.",
      ),
      node("checkout", "manual", [0, 0.5], "Checkout"),
      node(
        "charge_card",
        "http",
        [1, 0],
        "Charge card",
        {
          method: "POST",
          url: "https://echo.weft.test/charges?fail=2",
          body: { type: "json", value: { amount: "{{ trigger.body.amount ?? 49 }}", currency: "EUR" } },
        },
        { retry: { limit: 4, delay: "2 seconds", backoff: "exponential" }, timeout: "30 seconds" },
      ),
      node("grace_period", "sleep", [1, 1], "Let the stock settle", { duration: "5 seconds" }),
      node("receipt", "transform", [2, 0.5], "Write receipt", {
        mode: "fields",
        fields: [
          { key: "amount", value: "{{ charge_card.body.body.amount }}" },
          { key: "attempts", value: "{{ charge_card.body.attempt }}" },
          { key: "writtenAt", value: "{{ now() }}" },
        ],
      }),
    ],
    ["checkout → charge_card", "checkout → grace_period", "charge_card → receipt", "grace_period → receipt"],
  ),
};
