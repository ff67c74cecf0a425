const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** What an id in an address may look like; anything else is answered as missing. */
export const isId = (text: string): boolean => /^[a-z0-9]{1,100}$/.test(text);

/** 160 random bits as 32 of `[a-z2-7]`: nobody can guess one. */
export const randomId = (): string => encode(crypto.getRandomValues(new Uint8Array(20)));

/** The same id for the same key and parts, and nobody without the key can tell which. */
export async function derivedId(key: Uint8Array<ArrayBuffer>, parts: readonly string[]): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", key, algorithm, false, ["sign"]);
  const message = new TextEncoder().encode(JSON.stringify(parts));
  return encode(new Uint8Array(await crypto.subtle.sign("HMAC", imported, message)).subarray(0, 20));
}

/** Base 32: five bytes become eight letters. */
function encode(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(value >>> (bits - 5)) & 31];
    value &= 0xff;
  }
  return text;
}
