import { execFileSync } from "node:child_process";
import path from "node:path";
import { median } from "../../scripts/bench-figures.mjs";
import { shapesOf, sizes } from "./shapes.mjs";

const megabytes = (bytes) => bytes / 1024 / 1024;

/** @param {typeof import("./entry.ts")} compiler @param {string} file Of the compiler. */
export function measureMemory(compiler, file) {
  const names = shapesOf(compiler).map(({ name }) => name);
  const used = names.map((_, shape) => sizes.map((size) => measure(file, shape, size)));
  const rows = names.flatMap((name, shape) =>
    sizes.map((size, at) => {
      const { allocated, kept } = used[shape][at];
      const perNode = `${(allocated / size / 1024).toFixed(1)} kB`;
      return [`${name}, ${size} nodes`, megabytes(allocated).toFixed(2), megabytes(kept).toFixed(2), perNode];
    }),
  );
  return {
    title: "Memory of a compilation (MB)",
    header: ["", "allocated", "kept", "allocated per node"],
    rows,
    notes: [
      "allocated: with nothing collected meanwhile, so no less than the peak; kept: what the result holds",
    ],
    figures: names.flatMap((name, shape) => figuresOf(name, used[shape])),
  };
}

function figuresOf(name, used) {
  const [, hundred, , twoThousand] = used;
  const growth = twoThousand.allocated / hundred.allocated / 20;
  return [
    {
      what: `memory allocated for 2,000 nodes, ${name}`,
      figure: `${megabytes(twoThousand.allocated).toFixed(0)} MB`,
    },
    {
      what: "  per node, 2,000 over 100 nodes",
      figure: growth.toFixed(2),
      target: "≤ 1.20",
      isMet: growth <= 1.2,
    },
  ];
}

/** In a process of its own whose young generation holds all of it. */
function measure(file, shape, size) {
  const options = ["--expose-gc", "--max-semi-space-size=1024", "--min-semi-space-size=1024"];
  const script = path.join(import.meta.dirname, "memory-process.mjs");
  const output = execFileSync(process.execPath, [...options, script, file, String(shape), String(size)]);
  const { allocated, kept } = JSON.parse(output);
  return { allocated: median(allocated), kept: median(kept) };
}
