/** Whether compiled code did what the interpreter says: the differences, in words. */
import type { Json } from "@weft/shared";
import { unpackFailure } from "../../src/runtime/failure.js";
import type { Execution } from "./engine/execute.ts";
import type { StepRecord } from "./engine/journal.ts";
import { anyText, type StepTrace, type Trace } from "./trace.ts";
import { isBookkeeping, type Sample } from "./world.ts";

export function differences(sample: Sample, expected: Trace, actual: Execution): string[] {
  return [
    ...actual.violations,
    ...differentSteps(publicSteps(expected.steps), tracesOf(actual)),
    ...differentCalls(expected.calls, callsOf(actual)),
    ...different("the ending", expected.ending, actual.ending),
    ...differentUndo(expected, actual),
    ...differentMasks(sample, actual),
  ];
}

/** What the journal tells of the steps, without those that only keep the books. */
export function tracesOf({ journal }: Pick<Execution, "journal">): Trace["steps"] {
  const shown = [...journal.steps].filter(([name]) => !isBookkeeping(name));
  return publicSteps(Object.fromEntries(shown.map(([name, record]) => [name, traceOf(record)])));
}

/** What these phases record is between the run time and itself. */
const isPrivate = (name: string): boolean => /:(end|open)$/.test(name);

function traceOf({ start, end, attempts, result }: StepRecord): StepTrace {
  if (!result || end === undefined) return { start, attempts };
  if ("value" in result) return { start, end, attempts, output: result.value as Json };
  const { name, message } = unpackFailure(new Error(result.error.message));
  return { start, end, attempts, error: { name, message } };
}

/** Without what is only between the run time and itself. */
export const publicSteps = (steps: Trace["steps"]): Trace["steps"] =>
  Object.fromEntries(
    Object.entries(steps).map(([name, trace]) => [
      name,
      isPrivate(name) && trace.output !== undefined ? { ...trace, output: null } : trace,
    ]),
  );

function differentSteps(expected: Trace["steps"], actual: Trace["steps"]): string[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(actual)])].flatMap((name) => {
    const [should, did] = [expected[name], actual[name]];
    if (!should) return [`${name} ran and should not have`];
    if (!did) return [`${name} did not run`];
    return different(name, should, did);
  });
}

export function callsOf({ calls, journal }: Execution): Trace["calls"] {
  const bySteps: Trace["calls"] = {};
  for (const { step, input } of calls)
    if (journal.steps.has(step)) bySteps[step] = [...(bySteps[step] ?? []), input];
  return bySteps;
}

const differentCalls = (expected: Trace["calls"], actual: Trace["calls"]): string[] =>
  [...new Set([...Object.keys(expected), ...Object.keys(actual)])].flatMap((name) =>
    different(`calls of ${name}`, expected[name], actual[name]),
  );

function differentUndo({ undone, steps }: Trace, { journal }: Execution): string[] {
  const did = [...journal.rolledBack].flatMap(([step, what]) => (what ? [{ step, ...what }] : []));
  const found = different(
    "what was undone",
    Object.fromEntries(undone.map(({ step, calls, failed }) => [step, { calls, failed }])),
    Object.fromEntries(did.map(({ step, calls, failed }) => [step, { calls: calls.map(undoCall), failed }])),
  );
  // Steps that began at the same moment have no order.
  const starts = did.map(({ step }) => steps[step]?.start ?? 0);
  const isReverse = starts.every((start, index) => index === 0 || start <= (starts[index - 1] as number));
  return isReverse ? found : [...found, `undone in the order ${did.map(({ step }) => step).join(", ")}`];
}

const undoCall = ({ step, input }: { step: string; input: Json }) => ({
  nodeId: step.split("[", 1)[0] as string,
  input,
});

function differentMasks({ graph }: Sample, { sensitive, journal }: Execution): string[] {
  const marked = new Set(graph.nodes.filter(({ data }) => data.sensitive).map(({ id }) => id));
  return [...journal.steps.keys()].flatMap((name) => {
    const should = marked.has(name.split(/[[:]/, 1)[0] as string) && !name.includes(":");
    return should === sensitive.has(name) ? [] : [`${name} is ${should ? "not " : ""}masked`];
  });
}

export function different(what: string, expected: unknown, actual: unknown): string[] {
  if (isSame(expected, actual)) return [];
  return [`${what}: ${JSON.stringify(expected)} expected, got ${JSON.stringify(actual)}`];
}

function isSame(expected: unknown, actual: unknown): boolean {
  if (typeof expected === "string" && expected.includes(anyText)) return isOpenText(expected, actual);
  if (typeof expected !== "object" || expected === null || typeof actual !== "object" || actual === null)
    return expected === actual;
  if (Array.isArray(expected) !== Array.isArray(actual)) return false;
  const [left, right] = [definedKeys(expected), definedKeys(actual)];
  return (
    left.length === right.length &&
    left.every((key) =>
      isSame((expected as { [key: string]: unknown })[key], (actual as { [key: string]: unknown })[key]),
    )
  );
}

/** A text of which parts are left open. */
function isOpenText(expected: string, actual: unknown): boolean {
  const [first = "", ...others] = expected.split(anyText);
  if (typeof actual !== "string" || !actual.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = actual.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return actual.endsWith(others.at(-1) ?? "");
}

const definedKeys = (value: object): string[] =>
  Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [key]));
