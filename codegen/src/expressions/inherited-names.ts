/**
 * What JSON values inherit from their prototypes. A field of such a name is read as an own property explicitly; any other
 * name is read plainly, because nothing but an own property can answer. A fixed list, so that the same graph gives the
 * same code in every browser and server.
 */
const inherited = new Set(
  (
    "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ anchor at big blink bold charAt " +
    "charCodeAt codePointAt concat constructor copyWithin endsWith entries every fill filter find findIndex findLast " +
    "findLastIndex fixed flat flatMap fontcolor fontsize forEach hasOwnProperty includes indexOf isPrototypeOf " +
    "isWellFormed italics join keys lastIndexOf link localeCompare map match matchAll normalize padEnd padStart pop " +
    "propertyIsEnumerable push reduce reduceRight repeat replace replaceAll reverse search shift slice small some sort " +
    "splice split startsWith strike sub substr substring sup toExponential toFixed toLocaleLowerCase toLocaleString " +
    "toLocaleUpperCase toLowerCase toPrecision toReversed toSorted toSpliced toString toUpperCase toWellFormed trim " +
    "trimEnd trimLeft trimRight trimStart unshift valueOf values with"
  ).split(" "),
);

export const isInherited = (name: string): boolean => inherited.has(name);
