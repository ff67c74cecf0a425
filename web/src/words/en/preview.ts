/** Words around the values that expressions had in a run. */
export const preview = {
  valueOf: (label: string) => `${label} in the last run`,
  open: (label: string) => `Show ${label}`,
  nothing: "nothing",
  noRun: "Run the workflow once, and its value stands here.",
  without: (names: string[]) =>
    names.length === 1
      ? `${names[0]} gave nothing in this run.`
      : `${names.join(", ")} gave nothing in this run.`,
  unrecorded: "now() and uuid() are not recorded: the step sets them when it runs.",
  unrecordedPart: "(not recorded)",
  failedPart: (name: string, message: string) => `(${name}: ${message})`,
  missingPart: "(too large to show)",
  input: "Input",
  working: "Working it out",
  heavy: "The data it reads is too large to show its value here.",
  line: (n: number) => `Line ${n}`,
  large: "The value is over 1 MiB.",
  late: "This takes too long to show its value here.",
};
