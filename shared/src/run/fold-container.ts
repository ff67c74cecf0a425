/** What the events of a container's own steps say: it runs until the step of its bare name, whatever it sleeps for. */
import { changeNode, startClosing } from "./change-node.ts";
import { closeContainer, showPasses } from "./close.ts";
import { begin, endPassesThatAreDone, enter, enterPass } from "./enter.ts";
import { endNode, later, type StepEvent } from "./fold-step.ts";
import type { Folding, Place } from "./folding.ts";
import type { IndexedNode } from "./graph-index.ts";

export function foldContainer(folding: Folding, node: IndexedNode, event: StepEvent): void {
  const { depth } = node.region;
  const iteration = event.iteration ?? [];
  // A phase with one index more is about a pass of the loop: `rep[2]:until`.
  const index = node.container === "loop" && event.phase !== undefined ? iteration[depth] : undefined;
  const place = enter(folding, node, index === undefined ? iteration : iteration.slice(0, depth));
  if (!place || !begin(folding, place, node)) return;
  const pass = index === undefined ? undefined : enterPass(folding, place, node, index);
  if (event.phase !== undefined) foldPhase(folding, place, node, event);
  else foldOwn(folding, place, node, event);
  endPassesThatAreDone(folding, pass ?? place);
}

function foldPhase(folding: Folding, place: Place, node: IndexedNode, event: StepEvent): void {
  if (event.type === "sleep_started")
    changeNode(folding, place, node, { until: later(event.timestamp, event.durationMs) });
  else if (event.type === "sleep_completed") changeNode(folding, place, node, { until: null });
  else if (event.type === "attempt_errored") changeNode(folding, place, node, { error: event.error });
  else if (event.type === "step_completed" && event.passes !== undefined && node.container === "loop") {
    folding.loop(place, node).items = event.passes;
    showPasses(folding, place, node);
  }
}

function foldOwn(folding: Folding, place: Place, node: IndexedNode, event: StepEvent): void {
  if (event.type === "step_started") startClosing(place, node);
  else if (event.type === "attempt_started")
    changeNode(folding, place, node, { attempts: folding.shown(node).attempts + 1 });
  else if (event.type === "attempt_errored") changeNode(folding, place, node, { error: event.error });
  else if (event.type === "step_completed") {
    changeNode(folding, place, node, { error: null, output: event.output });
    closeContainer(folding, place, node, "complete");
    endNode(folding, place, node, event);
  } else if (event.type === "step_errored") {
    closeContainer(folding, place, node, "cancelled");
    endNode(folding, place, node, event);
  }
}
