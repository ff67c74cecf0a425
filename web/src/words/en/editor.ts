/** The editor's and the canvas's words. */
export const editor = {};
