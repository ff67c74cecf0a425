/** An instance's events, straight from the engine. */
const terminal: ReadonlySet<string> = new Set([
  "workflow_completed",
  "workflow_errored",
  "workflow_terminated",
]);

async function* eventsFrom(instance: WorkflowInstance): AsyncGenerator<WorkflowInstanceEvent> {
  using subscription = await instance.subscribe();
  for (;;) {
    const { value, done } = await subscription.next();
    if (done) return;
    yield value;
    if (terminal.has(value.type)) return;
  }
}

/** How long the module ran by the engine's clock, in milliseconds, and what it gave. */
export async function untilEnd(instance: WorkflowInstance): Promise<{ ms: number; output: unknown }> {
  let begun = Number.NaN;
  for await (const event of eventsFrom(instance)) {
    if (event.type === "workflow_started") begun = event.timestamp;
    if (event.type === "workflow_completed") return { ms: event.timestamp - begun, output: event.output };
  }
  throw new Error("The run did not complete.");
}

/** The steps of a run and what they gave, by name: whatever order they ended in. */
export async function stepsOf(instance: WorkflowInstance): Promise<{ name: string; output: unknown }[]> {
  const steps: { name: string; output: unknown }[] = [];
  for await (const event of eventsFrom(instance))
    if (event.type === "step_completed") steps.push({ name: event.stepName, output: event.output });
  return steps.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** As server-sent events, as plainly as it can be done. */
export function eventsOf(instance: WorkflowInstance): Response {
  const encoder = new TextEncoder();
  const events = eventsFrom(instance);
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await events.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(`id: ${value.eventId}\ndata: ${JSON.stringify(value)}\n\n`));
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}
