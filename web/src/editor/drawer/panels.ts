/** What the drawer shows when it is open; it begins closed, so all of it is fetched after the canvas, together. */
export { CodePanel } from "./CodePanel.tsx";
export { LogsPanel } from "./LogsPanel.tsx";
export { ProblemsPanel } from "./ProblemsPanel.tsx";
export { TimelinePanel } from "./TimelinePanel.tsx";
