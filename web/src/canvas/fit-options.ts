/** How a whole graph is brought into view. */
export const fitOptions = { padding: 0.15, maxZoom: 1, duration: 200 as number } as const;
