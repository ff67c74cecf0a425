/**
 * IP addresses as they stand in a parsed URL's hostname. `URL` has already turned every spelling (decimal, hex,
 * octal, short IPv4; long and mixed IPv6) into the one this file reads, which its tests prove.
 */

/** The four bytes of an IPv4 hostname, or undefined. */
export function parseIPv4(hostname: string): number[] | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(hostname);
  return match?.slice(1).map(Number);
}

/** The eight groups of an IPv6 hostname (in brackets), or undefined. */
export function parseIPv6(hostname: string): number[] | undefined {
  if (!hostname.startsWith("[")) return undefined;
  const [head = "", tail] = hostname.slice(1, -1).split("::");
  const left = groups(head);
  if (tail === undefined) return left;
  const right = groups(tail);
  return [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right];
}

const groups = (text: string): number[] =>
  text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));

const loopbackGroups = [0, 0, 0, 0, 0, 0, 0, 1];
export const isLoopbackIPv4 = (bytes: number[]): boolean => bytes[0] === 127;
export const isLoopbackIPv6 = (address: number[]): boolean =>
  address.every((group, index) => group === loopbackGroups[index]);

/** First address and prefix length of what is not on the public internet (IANA special-purpose registry). */
const reservedIPv4: [number[], number][] = [
  [[0, 0, 0, 0], 8],
  [[10, 0, 0, 0], 8],
  [[100, 64, 0, 0], 10],
  [[127, 0, 0, 0], 8],
  [[169, 254, 0, 0], 16],
  [[172, 16, 0, 0], 12],
  [[192, 0, 0, 0], 24],
  [[192, 0, 2, 0], 24],
  [[192, 88, 99, 0], 24],
  [[192, 168, 0, 0], 16],
  [[198, 18, 0, 0], 15],
  [[198, 51, 100, 0], 24],
  [[203, 0, 113, 0], 24],
  [[224, 0, 0, 0], 3],
];

/** Inside 2000::/3, the only range that is public: protocol assignments, Teredo, documentation, 6to4. */
const reservedIPv6: [number[], number][] = [
  [[0x2001, 0x0000], 23],
  [[0x2001, 0x0db8], 32],
  [[0x2002], 16],
  [[0x3fff], 20],
];

export const isPublicIPv4 = (bytes: number[]): boolean =>
  !reservedIPv4.some(([first, prefix]) => startsWith(bytes, first, prefix, 8));

export const isPublicIPv6 = (address: number[]): boolean =>
  startsWith(address, [0x2000], 3, 16) &&
  !reservedIPv6.some(([first, prefix]) => startsWith(address, first, prefix, 16));

function startsWith(address: number[], first: number[], prefix: number, width: number): boolean {
  for (let bit = 0; bit < prefix; bit++) {
    const at = Math.floor(bit / width);
    const mask = 1 << (width - 1 - (bit % width));
    if (((address[at] ?? 0) & mask) !== ((first[at] ?? 0) & mask)) return false;
  }
  return true;
}
