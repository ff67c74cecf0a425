import { shapesOf, sizes } from "./shapes.mjs";

/** How large modules are. Text of the run time is the same beside every module that needs it. */
export function measureSize(compiler) {
  const measured = shapesOf(compiler).map(({ name, make }) => ({
    name,
    parts: sizes.map((size) => partsOf(compiler.compile(make(size, 0)).modules)),
  }));
  return {
    title: "Size of a module (bytes)",
    header: ["", "workflow.js", "per node", "files of code steps", "run time"],
    rows: measured.flatMap(({ name, parts }) =>
      parts.map(({ main, code, runtime }, at) => [
        `${name}, ${sizes[at]} nodes`,
        main,
        (main / sizes[at]).toFixed(0),
        code,
        runtime,
      ]),
    ),
    figures: measured.map(({ name, parts }) => ({
      what: `workflow.js per node, 1,000 nodes, ${name}`,
      figure: `${(parts[2].main / sizes[2]).toFixed(0)} bytes`,
    })),
  };
}

function partsOf(modules) {
  const bytes = (isCounted) =>
    Object.entries(modules)
      .filter(([file]) => isCounted(file))
      .reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
  return {
    main: bytes((file) => file === "workflow.js"),
    code: bytes((file) => file.startsWith("code/")),
    runtime: bytes((file) => file.startsWith("weft/")),
  };
}
