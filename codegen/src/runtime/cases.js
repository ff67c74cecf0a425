/** @typedef {{ key: string, equals: unknown } | { key: string, when: () => unknown }} Case */

/** The key of the first case that fits. @param {Case[]} cases @param {unknown} [value] What cases may equal. */
export const firstCase = (cases, value) => cases.find((item) => fits(value, item))?.key ?? null;

/** The keys of all cases that fit. @param {Case[]} cases @param {unknown} [value] What cases may equal. */
export const everyCase = (cases, value) => cases.filter((item) => fits(value, item)).map(({ key }) => key);

/** @param {unknown} value @param {Case} item */
const fits = (value, item) => ("when" in item ? Boolean(item.when()) : isEqual(value, item.equals));

/** Structural, without conversion; the order of keys does not matter. @param {any} a @param {any} b @returns {boolean} */
function isEqual(a, b) {
  if (a === b || (a === undefined && b === null)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
  );
}
