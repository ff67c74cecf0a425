export const versions = {
  title: (version: number) => `Version ${version}`,
  live: "Live",
  notLive: "Not live",
  publishedBy: (author: string, ago: string) => `Published by ${author}, ${ago.toLowerCase()}`,
  noMessage: "No message",
  openEditor: "Open editor",
  showRuns: "Runs of this version",
  makeLive: "Make live",
  madeLive: (version: number) =>
    `Version ${version} is live. Runs in progress end on the version they started with.`,
  notMadeLive: "The version was not made live",
  tabs: "Parts of the version",
  graph: "Graph",
  code: "Code",
  files: "Files",
  hash: "Content hash",
  copyCode: "Copy code",
};
