/**
 * What a run or a body gives: the output of the one leaf that ran, all of them by id where several did, `null` where
 * none did.
 * @param {Record<string, unknown>} leaves
 */
export function outputOf(leaves) {
  const ran = Object.entries(leaves).filter(([, output]) => output !== undefined);
  if (ran.length === 0) return null;
  return ran.length === 1 ? ran[0]?.[1] : Object.fromEntries(ran);
}

/** Stands for an output that must not be shown. @param {unknown} output */
export const masked = (output) => (output === undefined ? undefined : "[REDACTED]");
