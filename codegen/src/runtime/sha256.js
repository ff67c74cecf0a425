/** SHA-256 (FIPS 180-4), synchronous: expressions never await, and the platform's own digest does. */

/** The first 32 bits of the fractional parts of `root(prime)` for the first `count` primes. */
const fractions = (/** @type {number} */ count, /** @type {(prime: number) => number} */ root) => {
  const words = [];
  for (let n = 2; words.length < count; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (prime) words.push((root(n) % 1) * 2 ** 32);
  }
  return Uint32Array.from(words);
};

const start = fractions(8, Math.sqrt);
const rounds = fractions(64, Math.cbrt);

/**
 * @param {string} text Hashed as UTF-8.
 * @returns {string} 64 hex digits.
 */
export function sha256(text) {
  const bytes = padded(new TextEncoder().encode(text));
  const state = start.slice();
  const words = new Uint32Array(64);
  const view = new DataView(bytes.buffer);
  for (let block = 0; block < bytes.length; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(block + i * 4);
    compress(state, words);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

/** A one bit, zeros, and the length in bits at the end of the last block of 64 bytes. @param {Uint8Array} message */
function padded(message) {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  new DataView(bytes.buffer).setBigUint64(bytes.length - 8, BigInt(message.length) * 8n);
  return bytes;
}

/** @param {number} word @param {number} by */
const rotated = (word, by) => (word >>> by) | (word << (32 - by));

/** @param {Uint32Array} state @param {Uint32Array} words */
function compress(state, words) {
  const at = (/** @type {number} */ index) => words[index] ?? 0;
  for (let i = 16; i < 64; i++) {
    const s0 = rotated(at(i - 15), 7) ^ rotated(at(i - 15), 18) ^ (at(i - 15) >>> 3);
    const s1 = rotated(at(i - 2), 17) ^ rotated(at(i - 2), 19) ^ (at(i - 2) >>> 10);
    words[i] = at(i - 16) + s0 + at(i - 7) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const t1 = h + s1 + ((e & f) ^ (~e & g)) + (rounds[i] ?? 0) + at(i);
    const s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + word;
}
