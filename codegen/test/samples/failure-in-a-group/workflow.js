import { WorkflowEntrypoint } from "cloudflare:workers";
import { text } from "./weft/evaluation.js";
import { http } from "./weft/http.js";
import { outputOf } from "./weft/output.js";
import { once } from "./weft/policy.js";
import { runWorkflow } from "./weft/run-workflow.js";

export class Workflow extends WorkflowEntrypoint {
  run(event, engine, host) {
    return runWorkflow(event, engine, host, async ({ step, trigger }) => {
      // Book trip
      let book_trip, bookTripError;
      try {
        book_trip = await step.scope("book_trip", async (step) => {
          let book_flight, book_hotel;
          await step.all(
            async () => {
              // Book flight
              book_flight = await step.do("book_flight", (context) =>
                http(context, {
                  method: "POST",
                  url: "https://flights.example/bookings",
                  body: { type: "json", value: { to: trigger.body?.to } },
                }),
              );
            },
            async () => {
              // Book hotel
              book_hotel = await step.do("book_hotel", { retries: { limit: 0 } }, (context) =>
                http(context, {
                  method: "POST",
                  url: "https://hotels.example/bookings",
                  body: { type: "json", value: { in: trigger.body?.to } },
                }),
              );
            },
          );

          // Sum up
          const sum_up = await step.do("sum_up", once, () => ({
            flight: book_flight?.body?.id,
            hotel: book_hotel?.body?.id,
          }));

          return sum_up;
        });
      } catch (error) {
        bookTripError = await step.caught(error);
      }
      let thank, apologise;
      if (bookTripError) {
        // Apologise
        apologise = await step.do("apologise", (context) =>
          http(context, {
            method: "POST",
            url: "https://mail.example/send",
            body: { type: "json", value: { text: `We could not book it: ${text(bookTripError?.message)}` } },
          }),
        );
      } else {
        // Thank
        thank = await step.do("thank", (context) =>
          http(context, {
            method: "POST",
            url: "https://mail.example/send",
            body: { type: "json", value: { text: `Flight ${text(book_trip?.flight)}` } },
          }),
        );
      }

      return outputOf({ apologise, thank });
    });
  }
}
