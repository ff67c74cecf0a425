/** The limits of a graph document (LANGUAGE, section 1). Bytes are UTF-8, depths and counts are inclusive maxima. */
export const limits = {
  bodyBytes: 5 * 1024 * 1024,
  depth: 64,
  nodes: 2000,
  nodeBytes: 1024 * 1024,
  edges: 5000,
  containerLevels: 8,
  stringBytes: 64 * 1024,
  codeBytes: 256 * 1024,
  nameLength: 200,
  stepsPerRun: 10_000,
  expressionBytes: 16 * 1024,
  expressionDepth: 64,
  stepOutputBytes: 1024 * 1024,
  eventPayloadBytes: 1024 * 1024,
  /** Outputs above this size are shown as `{ $ref, size }` in nodes, steps and events. */
  inlineOutputBytes: 16 * 1024,
  arrayLength: 100_000,
} as const;
