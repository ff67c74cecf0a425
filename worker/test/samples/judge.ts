/** What of a run on the real engine is not as the sample says, in words. */
import type { Graph, Json, Run, StepRow } from "@weft/shared";
import { equalJson, isObject } from "@weft/shared";
import { scriptOf } from "../../../codegen/test/proof/script.ts";
import type { ExpectedStep, SampleRun } from "./sample.ts";
import type { Asked } from "./scripted-world.ts";

export type Seen = { run: Run; rows: StepRow[]; asked: Asked[] };

/** What a real engine shows of a sensitive step. */
const masked = "[REDACTED]";
/** How the samples name a run that a step has started. */
const childRun = /^run of \w+/;

const anyText = "(any text)";
const anything = "(anything)";

export function differences(graph: Graph, expected: SampleRun, { run, rows, asked }: Seen): string[] {
  const own = rows.filter(({ phase }) => phase === null);
  const steps = expected.steps
    .filter(({ step }) => !step.includes(":"))
    .map((step) => onRealEngine(graph, step, expected));
  const same = sameIn(run, messagesBySteps(steps, own));
  const names = [...new Set([...steps.map(({ step }) => step), ...own.map(({ name }) => name)])];
  return [
    ...names.flatMap((name) => stepDifferences(name, steps, own, same)),
    ...steps.flatMap((step) => sentDifferences(step, asked, same)),
    ...endDifferences(expected, run, same),
    ...undoDifferences(expected, asked, same),
  ];
}

/** What the real engine masks, and what a real store gives where the sample's world leaves that open. */
function onRealEngine({ nodes }: Graph, step: ExpectedStep, { world = {} }: SampleRun): ExpectedStep {
  const node = nodes.find(({ id }) => id === step.step.split("[")[0]);
  if (node?.data.sensitive && "output" in step) return { ...step, output: masked };
  const isOpen = node?.type === "store" && scriptOf(world, step.step).answer === undefined;
  return isOpen && step.output === null ? { ...step, output: anything } : step;
}

/** The same of its end alone. */
export function differentEnding(expected: SampleRun, run: Run, rows: StepRow[]): string[] {
  const said = messagesBySteps(
    expected.steps.filter(({ step }) => !step.includes(":")),
    rows.filter(({ phase }) => phase === null),
  );
  return endDifferences(expected, run, sameIn(run, said));
}

function endDifferences(expected: SampleRun, run: Run, same: Same): string[] {
  return [
    ...same("status", expected.error ? "errored" : "complete", run.status),
    ...("output" in expected ? same("output", expected.output, run.output) : []),
    ...(expected.error ? same("error", expected.error, run.error) : []),
  ];
}

const sameIn =
  (run: Run, said: Map<string, string>): Same =>
  (what, should, did) =>
    matches(translated(should, said), plain(did, run))
      ? []
      : [`${what}: ${text(should)} expected, got ${text(did)}`];

type Same = (what: string, should: unknown, did: unknown) => string[];

function stepDifferences(name: string, steps: ExpectedStep[], rows: StepRow[], same: Same): string[] {
  const should = steps.find(({ step }) => step === name);
  const did = rows.find((row) => row.name === name);
  if (!should) return [`${name} ran and should not have`];
  if (!did) return [`${name} did not run`];
  if (should.ended === false) return same(name, "cancelled", did.status);
  if (should.error) return same(name, should.error, did.attempts.at(-1)?.error);
  return [
    ...same(name, should.output ?? null, did.output),
    ...(should.attempts === undefined ? [] : same(`attempts of ${name}`, should.attempts, did.attempts.length)),
  ];
}

const sentDifferences = ({ step, sent }: ExpectedStep, asked: Asked[], same: Same): string[] => {
  const [first] = asked.filter((request) => request.step === step);
  return sent === undefined || !first ? [] : same(`what ${step} sent`, sent, first.body);
};

/** Chains in the order in which they ran; a call that is tried again counts once. */
function undoDifferences({ undone = [], steps }: SampleRun, asked: Asked[], same: Same): string[] {
  const ran = new Set(steps.map(({ step }) => step));
  const calls = asked.filter(({ step }) => !ran.has(step));
  const once = calls.filter((call, at) => calls.findIndex(({ step }) => step === call.step) === at);
  return same(
    "what was undone",
    undone.flatMap((undo) => undo.calls).map(({ nodeId, input }) => ({ nodeId, input })),
    once.map(({ step, body }) => ({ nodeId: step.split("[")[0], input: body })),
  );
}

/** A real server's failure has a message of its own; what the sample says of it stands for that. */
function messagesBySteps(steps: ExpectedStep[], rows: StepRow[]): Map<string, string> {
  const said = new Map<string, string>();
  for (const { step, error } of steps) {
    const actual = rows.find(({ name }) => name === step)?.attempts.at(-1)?.error?.message;
    if (error && actual && /^\d{3} from [A-Z]+ http/.test(actual))
      said.set(error.message, actual);
  }
  return said;
}

function translated(value: unknown, said: Map<string, string>): unknown {
  if (typeof value === "string") {
    for (const [should, did] of said) if (value.includes(should)) return value.replace(should, did);
    return value;
  }
  if (Array.isArray(value)) return value.map((item) => translated(item, said));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, translated(item, said)]));
}

/** Ids, times and headers of a real run as they stand in the samples. */
function plain(value: unknown, run: Run): unknown {
  if (typeof value === "string")
    return value.replaceAll(run.id, "run1").replaceAll(run.workflowId, "wf1").replace(isoTime, "2026-01-01T00:00:00.000Z");
  if (Array.isArray(value)) return value.map((item) => plain(item, run));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => {
    if (key === "runId") return [key, anyText];
    if (key === "headers" && isObject(item) && "content-type" in item)
      return [key, { "content-type": item["content-type"] }];
    return [key, plain(item, run)];
  });
  return Object.fromEntries(entries);
}

const isoTime = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

function matches(expected: unknown, actual: unknown): boolean {
  if (expected === anything) return true;
  if (typeof expected === "string" && childRun.test(expected)) return typeof actual === "string";
  if (expected === anyText || actual === anyText) return typeof actual === "string" && typeof expected === "string";
  if (Array.isArray(expected) && Array.isArray(actual))
    return expected.length === actual.length && expected.every((item, at) => matches(item, actual[at]));
  if (isObject(expected) && isObject(actual)) {
    const keys = Object.keys(expected);
    return keys.length === Object.keys(actual).length && keys.every((key) => matches(expected[key], actual[key]));
  }
  return equalJson(expected, actual);
}

const text = (value: unknown): string => JSON.stringify(value as Json) ?? "nothing";
