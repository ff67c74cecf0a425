export const versions = {
  title: (version: number) => `Version ${version}`,
  live: "Live",
  notLive: "Not live",
  noMessage: "No message",
  choose: "Show version",
  openEditor: "Open editor",
  showRuns: "Its runs",
  makeLive: "Make live",
  madeLive: (version: number) =>
    `Version ${version} is live. Runs in progress end on the version they started with.`,
  notMadeLive: "The version was not made live",
  graph: "Graph",
  code: "Code",
  files: "Files",
  hash: "Content hash",
  copyCode: "Copy code",
};
