/** A scope whose steps nest, as statements. */
import type { Json } from "@weft/shared";
import { blockOf, Code, indent, js, letOf } from "../code.ts";
import { outputVariable } from "../names.ts";
import type { Branching } from "../nodes/emission.ts";
import type { PlanNode } from "./3-transform.ts";
import type { Arm, Block, Item } from "./3-transform-nesting.ts";
import { marked } from "./4-print-marks.ts";
import { comment, nodeCode } from "./4-print-node.ts";
import type { Places } from "./4-print-places.ts";
import type { Writing } from "./4-print-writing.ts";

export type Printing = { writing: Writing; places: Places };

export function printBlock(block: Block, printing: Printing): Code {
  const parts = block.flatMap((item) => {
    const code = printItem(item, printing);
    if (code.text === "") return [];
    return placesItself(item) ? [code] : [js`${[...declarations(item, printing), code]}`];
  });
  return new Code(parts.map(({ text }) => text).join("\n\n"));
}

/** A step that chooses stands before what is declared for its ways. */
const placesItself = (item: Item): boolean =>
  item.type === "several" || (item.type === "choice" && item.node !== undefined);

const namesBefore = (item: Item, { places, writing }: Printing): string[] =>
  places
    .declaredBefore(item)
    .map(({ id, isError }) => (isError ? writing.names.local(id, "error") : outputVariable(id)));

const declarations = (item: Item, printing: Printing): Code[] => declaring(namesBefore(item, printing));

const declaring = (names: readonly string[]): Code[] => (names.length === 0 ? [] : [new Code(letOf(names))]);

function printItem(item: Item, printing: Printing): Code {
  switch (item.type) {
    case "node":
      return printNode(item.node, [], printing);
    case "choice":
      return item.node
        ? printNode(item.node, item.arms, printing, namesBefore(item, printing))
        : printTriggers(item.arms, printing);
    case "several":
      return printSeveral(item, printing);
    case "narrowing":
      return printWays(item, printing);
    case "parallel":
      return printParallel(item.branches, printing);
  }
}

const printWays = ({ node, arms }: Extract<Item, { type: "narrowing" }>, printing: Printing): Code =>
  branches(branchingOf(node, printing), arms, printing);

const printParallel = (branches: readonly Block[], printing: Printing): Code =>
  sideBySide(branches.map((branch) => printBlock(branch, printing)));

function sideBySide(branches: readonly Code[]): Code {
  const rows = branches.map((branch) => indent(`async () => ${blockOf(branch).text},`, 1));
  return new Code(`await step.all(\n${rows.join("\n")}\n);`);
}

/** A step of which any number of ways are taken, each behind its own condition. */
function printSeveral(item: Extract<Item, { type: "several" }>, printing: Printing): Code {
  const { node, arms } = item;
  const head = printNode(node, [], printing);
  const { values, isTaken } = branchingOf(node, printing);
  const ways = arms.flatMap(({ handles, block }) => {
    const code = printBlock(block, printing);
    const tests = values.flatMap(({ handle, value }) =>
      handles.includes(handle) ? (isTaken?.(value).text ?? []) : [],
    );
    return code.text === "" ? [] : [js`if (${new Code(tests.join(" || "))}) ${blockOf(code)}`];
  });
  const [only, ...others] = ways;
  if (!only) return head;
  return js`${[head, ...declarations(item, printing), others.length > 0 ? sideBySide(ways) : only]}`;
}

function branchingOf(node: PlanNode, { writing }: Printing): Branching {
  const { context } = nodeCode(node, writing);
  return node.kind.branching?.(context) as Branching;
}

function printTriggers(arms: readonly Arm[], printing: Printing): Code {
  const values = arms.flatMap(({ handles }) => handles.map((handle) => ({ handle, value: handle })));
  return branches({ on: new Code("startedBy"), values }, arms, printing);
}

function printNode(
  node: PlanNode,
  arms: readonly Arm[],
  printing: Printing,
  declared: readonly string[] = [],
): Code {
  const { id, data } = node.node;
  if (data.disabled) return printDisabled(node, printing);
  const isHandled = node.outgoing.some((edge) => edge.sourceHandle === "error");
  const { context, emission } = nodeCode(node, printing.writing);
  const { places } = printing;
  const variable = outputVariable(id);
  const isOwn = places.isRead(id) && places.isConstant(id);
  const set = !places.isRead(id) ? "" : isOwn && !isHandled ? `const ${variable} = ` : `${variable} = `;
  const statements = [...emission.before, js`${new Code(set)}${emission.value};`];
  const own = isHandled
    ? printHandled(node, { arms, declared, isOwn }, statements, printing)
    : js`${statements}`;
  const choice = isHandled || arms.length === 0 || !node.kind.branching;
  const head = marked(id, js`${[...comment(data.name), own]}`);
  if (choice) return head;
  return js`${[head, ...declaring(declared), branches(node.kind.branching?.(context) as Branching, arms, printing)]}`;
}

/** A step that is switched off gives `null`. */
function printDisabled({ node: { id, data } }: PlanNode, { places }: Printing): Code {
  if (!places.isRead(id)) return js``;
  const set = places.isConstant(id) ? `const ${outputVariable(id)} = null;` : `${outputVariable(id)} = null;`;
  return marked(id, js`${[...comment(`${data.name ?? id} (disabled)`), new Code(set)]}`);
}

/** A step with an `error` way, which stands in the `catch` where nothing else is on the other way. */
function printHandled(
  node: PlanNode,
  { arms, declared, isOwn }: { arms: readonly Arm[]; declared: readonly string[]; isOwn: boolean },
  statements: readonly Code[],
  printing: Printing,
): Code {
  const { writing, places } = printing;
  const { id } = node.node;
  const blockAt = (isError: boolean) =>
    printBlock(arms.find(({ handles }) => handles.includes("error") === isError)?.block ?? [], printing);
  const [done, failed] = [blockAt(false), blockAt(true)];
  const chooses = done.text !== "";
  const error = new Code(writing.names.local(id, "error"));
  const keeps = chooses || places.isErrorRead(id);
  const caught = keeps ? js`${error} = await step.caught(error);` : js`await step.caught(error);`;
  const rescue = chooses || failed.text === "" ? caught : js`${caught}\n\n${failed}`;
  const declaresError = keeps && places.isErrorConstant(id);
  const names = [...(isOwn ? [outputVariable(id)] : []), ...(declaresError ? [error.text] : [])];
  const declaration = declaring(chooses ? names : [...names, ...declared]);
  const attempt = js`try ${blockOf(js`${[...statements]}`)} catch (error) ${blockOf(rescue)}`;
  if (!chooses) return js`${[...declaration, attempt]}`;
  const choice =
    failed.text === ""
      ? js`if (!${error}) ${blockOf(done)}`
      : js`if (${error}) ${blockOf(failed)} else ${blockOf(done)}`;
  return js`${[...declaration, attempt, ...declaring(declared), choice]}`;
}

/** `isLeft`: its last statement leaves the function. */
type Way = { values: Json[]; code: Code; isLeft: boolean };

/** The ways of a choice by the value it is made by. */
function branches(
  { on, values }: Pick<Branching, "on" | "values">,
  arms: readonly Arm[],
  printing: Printing,
): Code {
  const ways = arms.map(({ handles, block }) => ({
    values: values.filter(({ handle }) => handles.includes(handle)).map(({ value }) => value),
    code: printBlock(block, printing),
    isLeft: leaves(block, printing),
  }));
  const [first, second, ...others] = ways;
  if (first && second && others.length === 0) {
    const [one, other] = first.values.length === 1 ? [first, second] : [second, first];
    if (one.values.length === 1) return ifElse(test(on, one.values[0]), one.code, other.code);
  }
  return switchCases(on, ways);
}

/** The last way is the default; a way on which nothing happens is only named where it would be taken for that. */
function switchCases(on: Code, ways: readonly Way[]): Code {
  const last = ways.at(-1);
  const isEmpty = ({ code }: Way) => code.text === "";
  const named = ways.filter((way) => way !== last && !(isEmpty(way) && last && isEmpty(last)));
  const cases = named.map((way) =>
    caseOf(
      way.values.map((value) => js`case ${value}:`.text),
      way,
    ),
  );
  const rest = last && !isEmpty(last) ? [caseOf(["default:"], last)] : [];
  return new Code(`switch (${on.text}) {\n${indent([...cases, ...rest].join("\n"), 1)}\n}`);
}

function caseOf(labels: readonly string[], { code, isLeft }: Way): string {
  const names = labels.join("\n");
  if (code.text === "") return `${names}\n  break;`;
  return `${names} {\n${indent(code.text, 1)}${isLeft ? "" : "\n  break;"}\n}`;
}

/** Whether the last of these statements leaves the function. */
function leaves(block: Block, { writing }: Printing): boolean {
  const last = block.at(-1);
  if (last?.type !== "node" || last.node.kind.flow !== "end") return false;
  return nodeCode(last.node, writing).emission.value.text.startsWith("return ");
}

type Test = { is: Code; isNot: Code };

/** A comparison, and its opposite. */
function test(on: Code, value: Branching["values"][number]["value"] | undefined): Test {
  if (value === true) return { is: on, isNot: js`!${on}` };
  if (value === false) return { is: js`!${on}`, isNot: on };
  return { is: js`${on} === ${value}`, isNot: js`${on} !== ${value}` };
}

function ifElse({ is, isNot }: Test, yes: Code, no: Code): Code {
  if (yes.text === "" && no.text === "") return js``;
  if (yes.text === "") return js`if (${isNot}) ${blockOf(no)}`;
  return no.text === "" ? js`if (${is}) ${blockOf(yes)}` : js`if (${is}) ${blockOf(yes)} else ${blockOf(no)}`;
}
