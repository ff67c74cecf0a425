export const shell = {
  product: "Weft",
  mainNavigation: "Main",
  workflows: "Workflows",
  runs: "Runs",
  settings: "Settings",
  commands: {
    open: "Search and commands",
    placeholder: "Go to a workflow, a run or a page",
    empty: "Nothing matches.",
    pages: "Go to",
    actions: "Actions",
    workflows: "Workflows",
    recentRuns: "Recent runs",
    newWorkflow: "Create a workflow",
    lightTheme: "Switch to the light theme",
    darkTheme: "Switch to the dark theme",
  },
};
