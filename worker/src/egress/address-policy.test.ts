import { describe, expect, it } from "vitest";
import { checkAddress } from "./address-policy.ts";

const closed = { allowLoopback: false, ownPort: "8787" };
const open = { allowLoopback: true, ownPort: "8787" };

const loopback = [
  "http://127.0.0.1/",
  "http://127.0.0.1./",
  "http://127.1/",
  "http://127.255.255.254/",
  "http://2130706433/",
  "http://0x7f000001/",
  "http://0x7f.1/",
  "http://0177.0.0.1/",
  "http://017700000001/",
  "http://%31%32%37.0.0.1/",
  "http://①②⑦.0.0.1/",
  "http://127。0。0。1/",
  "http://localhost/",
  "http://LOCALHOST./",
  "http://localhost../",
  "http://a.b.localhost/",
  "http://[::1]/",
  "http://[0:0:0:0:0:0:0:1]/",
  "http://[::0.0.0.1]/",
];

const neverAllowed = [
  "http://0.0.0.0/",
  "http://0/",
  "http://0.1.2.3/",
  "http://10.0.0.1/",
  "http://0xa.1/",
  "http://167772161/",
  "http://172.16.0.1/",
  "http://172.31.255.255/",
  "http://192.168.1.1/",
  "http://192.168.257/",
  "http://0300.0250.0.1/",
  "http://100.64.0.1/",
  "http://100.127.255.255/",
  "http://169.254.169.254/latest/meta-data/",
  "http://2852039166/",
  "http://0xA9FEA9FE/",
  "http://0251.0376.0251.0376/",
  "http://169.254.43518/",
  "http://192.0.0.1/",
  "http://192.0.2.1/",
  "http://198.18.0.1/",
  "http://198.19.255.255/",
  "http://198.51.100.1/",
  "http://203.0.113.1/",
  "http://224.0.0.1/",
  "http://239.255.255.255/",
  "http://240.0.0.1/",
  "http://255.255.255.255/",
  "http://[::]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[::ffff:7f00:1]/",
  "http://[0:0:0:0:0:ffff:a00:1]/",
  "http://[::127.0.0.1]/",
  "http://[::ffff:8.8.8.8]/",
  "http://[::ffff:0:127.0.0.1]/",
  "http://[64:ff9b::a00:1]/",
  "http://[64:ff9b:1::1]/",
  "http://[2002:7f00:1::]/",
  "http://[2002:a00:1::1]/",
  "http://[2001::1]/",
  "http://[2001:db8::1]/",
  "http://[3fff::1]/",
  "http://[100::1]/",
  "http://[fc00::1]/",
  "http://[fd12:3456::1]/",
  "http://[fe80::1]/",
  "http://[febf::1]/",
  "http://[fec0::1]/",
  "http://[ff02::1]/",
  "http://[5f00::1]/",
  "http://metadata.google.internal/",
  "http://metadata/",
  "http://printer.local/",
  "http://router.lan./",
  "http://intranet/",
  "http://a..b/",
  "http://other.test/",
  "http://echo.weft.test/",
];

const publicAddresses = [
  "https://example.com/",
  "http://example.com:8787/x?y=1#z",
  "https://8.8.8.8/",
  "https://172.32.0.1/",
  "https://172.15.0.1/",
  "https://100.63.0.1/",
  "https://100.128.0.1/",
  "https://169.253.0.1/",
  "https://[2606:4700::1111]/",
  "https://[2001:4860:4860::8888]/",
  "https://127.0.0.1.example.com/",
  "https://localhost.example.com/",
  "https://bücher.example/",
];

describe("an address that a step requests", () => {
  it.each([...loopback, ...neverAllowed])("%s is refused", (address) => {
    expect(() => checkAddress(address, closed)).toThrow(
      expect.objectContaining({ name: "EgressRefused", retryable: false }),
    );
  });

  it.each(publicAddresses)("%s is allowed", (address) => {
    expect(checkAddress(address, closed).href).toBe(new URL(address).href);
  });

  it.each([
    "ftp://example.com/",
    "file:///etc/passwd",
    "data:text/plain,x",
    "ws://example.com/",
    "wss://example.com/",
    "javascript:alert(1)",
    "blob:https://example.com/1",
    "example.com/x",
    "//example.com/x",
    "",
    "https://",
    "http://[::1",
    "http://1.2.3.256/",
    "https://exa mple.com/",
  ])("%j is refused because it is no http or https address", (address) => {
    expect(() => checkAddress(address, open)).toThrow(expect.objectContaining({ name: "EgressRefused" }));
  });

  it.each([
    "https://user@example.com/",
    "https://user:secret@example.com/",
    "https://example.com@127.0.0.1/",
    "https://ok@evil/",
  ])("%s is refused because of its user information", (address) => {
    expect(() => checkAddress(address, open)).toThrow(expect.objectContaining({ name: "EgressRefused" }));
  });
});

describe("with loopback allowed", () => {
  it.each(loopback)("%s is allowed", (address) => {
    expect(checkAddress(address.replace(/\/$/, ":9000/"), open).port).toBe("9000");
  });

  it.each(neverAllowed)("%s is still refused", (address) => {
    expect(() => checkAddress(address, open)).toThrow(expect.objectContaining({ name: "EgressRefused" }));
  });

  it.each(loopback)("%s on the server's own port is still refused", (address) => {
    expect(() => checkAddress(address.replace(/\/$/, ":8787/api"), open)).toThrow("own address");
  });

  it("the default port counts as the server's own port too", () => {
    expect(() => checkAddress("http://localhost/", { allowLoopback: true, ownPort: "80" })).toThrow(
      "own address",
    );
    expect(() => checkAddress("https://localhost/", { allowLoopback: true, ownPort: "443" })).toThrow(
      "own address",
    );
  });
});
