/** Where the benches keep their modules; no credential leads there. */
export const benchWorkspace = "bench";
