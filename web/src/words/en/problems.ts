/** What to say of an error answer; a code that is not here is shown by the server's own sentence. */
export const problems = {
  title: "Something did not work",
  unreachable: {
    title: "The server cannot be reached",
    detail: "Check that it is running and that this device is online, then try again.",
  },
  unavailable: "The server is not ready",
  unauthorized: {
    title: "This server asks for a token",
    detail: "Enter an access token of this workspace in the settings. It is kept until the page is closed.",
  },
  notFound: {
    title: "Nothing is here",
    detail: "It may have been deleted, or the address may be wrong.",
  },
  crashed: {
    title: "This page has stopped working",
    detail: "The fault is in Weft, not in your workflow. Reload to go on; what was saved is safe.",
    reload: "Reload",
  },
  openSettings: "Open settings",
  backToWorkflows: "Go to workflows",
};
