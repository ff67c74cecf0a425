/** Which addresses a step's request may go to (SECURITY, "isolate → network"). */
import {
  isLoopbackIPv4,
  isLoopbackIPv6,
  isPublicIPv4,
  isPublicIPv6,
  parseIPv4,
  parseIPv6,
} from "./ip-address.ts";
import { refused } from "./request-failure.ts";

export type AddressPolicy = {
  /** `WEFT_ALLOW_LOOPBACK=1`: a step may reach this machine itself, but no other private address. */
  allowLoopback: boolean;
  /** The local server's own port, where loopback is refused even so. */
  ownPort: string | undefined;
};

/** Names of networks that are not the internet. `.test` is for our own echo service, which never leaves the worker. */
const privateSuffixes = [
  "internal",
  "intranet",
  "local",
  "localdomain",
  "lan",
  "home",
  "corp",
  "private",
  "arpa",
  "test",
];

/**
 * The URL a request may go to.
 * @throws RequestFailure `EgressRefused`, saying why and, where there is a way, what to do.
 */
export function checkAddress(text: string, policy: AddressPolicy): URL {
  const url = parse(text);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw refused(`Only http and https addresses can be requested, not ${url.protocol}`);
  if (url.username || url.password)
    throw refused("The address contains a user name or password. Use the step's authentication instead.");
  const hostname = url.hostname.replace(/\.+$/, "");
  if (isLoopback(hostname)) checkLoopback(url, policy);
  else if (!isPublic(hostname)) throw refused(`${url.hostname} is a private or reserved address.`);
  return url;
}

function parse(text: string): URL {
  const url = URL.parse(text);
  if (!url) throw refused(`"${text.slice(0, 200)}" is no complete address. It should begin with https://`);
  return url;
}

function checkLoopback(url: URL, { allowLoopback, ownPort }: AddressPolicy): void {
  if (!allowLoopback)
    throw refused(
      `${url.hostname} is this machine itself. Start the server with WEFT_ALLOW_LOOPBACK=1 to allow that.`,
    );
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  if (port === ownPort) throw refused("A step cannot request Weft's own address.");
}

function isLoopback(hostname: string): boolean {
  const v4 = parseIPv4(hostname);
  if (v4) return isLoopbackIPv4(v4);
  const v6 = parseIPv6(hostname);
  if (v6) return isLoopbackIPv6(v6);
  return hostname === "localhost" || hostname.endsWith(".localhost");
}

function isPublic(hostname: string): boolean {
  const v4 = parseIPv4(hostname);
  if (v4) return isPublicIPv4(v4);
  const v6 = parseIPv6(hostname);
  if (v6) return isPublicIPv6(v6);
  const labels = hostname.split(".");
  // A name without a dot is only known inside some network.
  return labels.length > 1 && !labels.includes("") && !privateSuffixes.includes(labels.at(-1) as string);
}
