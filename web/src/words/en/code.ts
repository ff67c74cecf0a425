/** Words around the editor of code steps. */
export const code = {
  keys: "Tab indents. Press Escape, then Tab, to leave the code.",
  enlarge: "Edit in a large window",
  title: (name: string) => `Code of ${name}`,
  input: "Input in the last run",
  noInput: "Run the workflow once, and what the code is given stands here.",
  context: {
    log: "Writes a line to the run's log.",
    run: "Which run this is.",
    attempt: "Which attempt this is, from 1.",
    fetch: "The only network. Takes what the browser's fetch takes.",
  },
};
