import { kinds } from "../../src/index.ts";

const titles = { triggers: "Triggers", actions: "Actions", logic: "Logic", annotations: "Annotations" };

/** All kinds by category, in the palette's order. */
export function indexPage(): string {
  const categories = [...new Set(kinds.map(({ category }) => category))];
  const sections = categories.map((category) => {
    const rows = kinds
      .filter((kind) => kind.category === category)
      .map(({ label, type, description }) => `| [${label}](${type}.md) | \`${type}\` | ${description} |`);
    return [`## ${titles[category]}`, ["| kind | type | |", "|---|---|---|", ...rows].join("\n")].join(
      "\n\n",
    );
  });
  const intro =
    "Every kind of step, with its settings and an example that the tests run. [The workflow language](../language.md)\nsays how steps work together.";
  return `${["# Kinds of steps", intro, ...sections].join("\n\n")}\n`;
}
