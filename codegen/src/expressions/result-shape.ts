/** What is known of a call's value from what goes into the call. */
import type { Callback } from "./emit-callback.ts";
import type { Emitted } from "./emitted.ts";
import type { FunctionDoc } from "./functions.ts";
import type { MethodDoc } from "./methods.ts";
import {
  anything,
  dataAt,
  either,
  lowestLevel,
  made,
  mapped,
  numeric,
  partOf,
  type Shape,
  short,
  textAt,
  totalLength,
} from "./shape.ts";

export function callShape(doc: FunctionDoc, args: readonly Emitted[]): Shape {
  const shapes = args.map(({ shape }) => shape);
  switch (doc.returns) {
    case "number":
      return { ...numeric, definite: doc.name !== "avg" };
    case "short":
      return short;
    case "text":
      return textAt(lowestLevel(shapes));
    case "numbers":
      return { ...made([]), items: numeric };
    case "data":
      return {
        ...made(shapes.filter((_, index) => index !== doc.callback)),
        definite: doc.name !== "parseJson",
      };
    case "either":
      return shapes.length === 0 ? anything : shapes.reduce(either);
    case "item":
      return partOf(shapes[0] ?? anything);
  }
}

export function methodShape(
  doc: MethodDoc,
  on: Shape,
  args: readonly Emitted[],
  callback: Callback | undefined,
  depth: number,
): Shape {
  switch (doc.returns) {
    case "number":
      return { ...numeric, definite: on.definite };
    case "text":
      return { ...textAt(on.level), definite: on.definite };
    case "data":
      return { ...dataAt(on.level), definite: on.definite };
    case "same":
      return doc.name === "concat" ? concatenated(on, args) : { ...on, definite: false };
    case "item":
      return partOf(on);
    case "items":
      return callback ? mapped(on, callback.result, depth) : anything;
    case "folded":
      return folded(callback, args);
  }
}

function concatenated(on: Shape, args: readonly Emitted[]): Shape {
  const shapes = [on, ...args.map(({ shape }) => shape)];
  return {
    ...shapes.reduce(either),
    length: totalLength(shapes),
    definite: on.definite,
    items: undefined,
  };
}

/** `reduce` gives what it started with, or what its callback gave last. */
function folded(callback: Callback | undefined, args: readonly Emitted[]): Shape {
  const start = args[1]?.shape;
  return callback && start ? either(start, callback.result) : anything;
}
