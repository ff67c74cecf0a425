/** What the names in a slot's code stood for in one pass of a run. */
import type { PreviewSlot, PreviewVariable } from "@weft/codegen";
import type { Json, OutputRef } from "@weft/shared";
import { type RecordedRun, stepKey } from "./recorded-run.ts";

export type SlotValues = {
  /** By name; an item stands inside the recorded list of its loop: `{ list, index }`. */
  outputs: { [name: string]: Json | OutputRef | undefined };
  items: { [name: string]: { list: Json | OutputRef | undefined; index: number } };
  plain: { [name: string]: Json };
  /** Nodes that are read and have no output in this run. */
  without: string[];
};

/** `disabled`: nodes whose output is `null` without a step of their own. */
export function slotValues(
  slot: PreviewSlot,
  { run, trigger, outputs, errors, failure }: RecordedRun,
  pass: readonly number[],
  disabled: ReadonlySet<string>,
): SlotValues {
  const values: SlotValues = { outputs: { trigger }, items: {}, plain: {}, without: [] };
  const passIn = (loops: readonly string[]) => loops.map((id) => pass[slot.loops.indexOf(id)] ?? 0);
  const add = (variable: PreviewVariable) => {
    if (variable.is === "failure") {
      const found = errors.get(stepKey(variable.nodeId, passIn(variable.loops)));
      if (found) values.plain[variable.name] = { ...found };
      else values.outputs[variable.name] = undefined;
      return;
    }
    if (variable.is === "output") {
      const key = stepKey(variable.nodeId, passIn(variable.loops));
      const isMissing = !outputs.has(key) && !disabled.has(variable.nodeId);
      if (isMissing && !errors.has(key)) values.without.push(variable.nodeId);
      values.outputs[variable.name] = isMissing ? undefined : (outputs.get(key) ?? null);
      return;
    }
    const depth = slot.loops.indexOf(variable.loop);
    const index = pass[depth] ?? 0;
    const list = outputs.get(stepKey(variable.loop, pass.slice(0, depth), "items"));
    if (variable.is === "item") values.items[variable.name] = { list, index };
    else values.plain[variable.name] = index;
  };
  for (const variable of slot.variables) add(variable);
  values.plain.run = run;
  values.plain.vars = {};
  if (failure) values.plain.error = { ...failure };
  else values.outputs.error = undefined;
  return values;
}

/**
 * The pass a slot is seen in: `wanted`, or the last one of its step, or of a step it reads; deeper ones begin with it.
 */
export function passOf(
  slot: PreviewSlot,
  nodeId: string,
  { passes }: RecordedRun,
  wanted: readonly number[] = [],
): readonly number[] {
  const read = slot.variables.flatMap((variable) => (variable.is === "output" ? [variable.nodeId] : []));
  const known = [wanted, ...[nodeId, ...read].map((id) => passes.get(id) ?? [])];
  const fits = (pass: readonly number[]) =>
    pass.length >= slot.loops.length && wanted.every((index, depth) => pass[depth] === index);
  return (known.find(fits) ?? wanted).slice(0, slot.loops.length);
}

/** The values with what was too large to come with the run put in by `load`. */
export async function loadValues(
  { outputs, items, plain }: SlotValues,
  load: (reference: Json | OutputRef | undefined) => Promise<Json | undefined>,
): Promise<{ [name: string]: unknown }> {
  const loaded = Object.entries(outputs).map(async ([name, value]) => [name, await load(value)] as const);
  const picked = Object.entries(items).map(async ([name, { list, index }]) => {
    const whole = await load(list);
    return [name, Array.isArray(whole) ? whole[index] : undefined] as const;
  });
  return { ...Object.fromEntries(await Promise.all([...loaded, ...picked])), ...plain };
}
