import { describe, expect, it } from "vitest";
import { checkedLookup, checkUrl, isPublicAddress } from "../../src/site/address.ts";

describe("isPublicAddress", () => {
  it("knows public addresses", () => {
    for (const address of ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "[2606:4700::1111]"])
      expect(isPublicAddress(address), address).toBe(true);
  });

  it("refuses private, local, reserved, mapped and tunnelled ones, and what is no address", () => {
    const refused = [
      "127.0.0.1",
      "127.255.255.254",
      "0.0.0.0",
      "10.0.0.1",
      "172.16.0.1",
      "172.31.255.255",
      "192.168.1.1",
      "169.254.169.254",
      "100.64.0.1",
      "192.0.2.1",
      "198.18.0.1",
      "224.0.0.1",
      "255.255.255.255",
      "::",
      "::1",
      "fe80::1",
      "fe80::1%eth0",
      "fc00::1",
      "fd12:3456::1",
      "ff02::1",
      "::ffff:127.0.0.1",
      "::ffff:7f00:1",
      "64:ff9b::7f00:1",
      "2002:7f00:1::",
      "2001:db8::1",
      "localhost",
      "",
    ];
    for (const address of refused) expect(isPublicAddress(address), address).toBe(false);
  });
});

describe("checkUrl", () => {
  const check = (url: string) => () => checkUrl(new URL(url), isPublicAddress);

  it("lets names and public numbers pass", () => {
    expect(check("https://docs.expo.dev/")).not.toThrow();
    expect(check("http://1.1.1.1/")).not.toThrow();
  });

  it("blocks numbers of private networks in every spelling", () => {
    for (const host of [
      "127.1",
      "2130706433",
      "0x7f.1",
      "0177.0.0.1",
      "[::1]",
      "[::ffff:10.0.0.1]",
    ])
      expect(check(`http://${host}/`), host).toThrow(/public internet/u);
  });

  it("blocks other protocols and credentials", () => {
    expect(check("file:///etc/hostname")).toThrow(/protocol/u);
    expect(check("https://user:word@docs.expo.dev/")).toThrow(/credentials/u);
  });
});

describe("checkedLookup", () => {
  const lookUp = (name: string, isAllowed: (address: string) => boolean) =>
    new Promise<unknown>((resolve) => {
      checkedLookup(isAllowed)(name, { all: true }, (error, found) => resolve(error ?? found));
    });

  it("gives addresses that are allowed", async () => {
    expect(await lookUp("localhost", () => true)).toEqual(
      expect.arrayContaining([expect.objectContaining({ address: expect.any(String) })]),
    );
  });

  it("fails where a name has any address that is not", async () => {
    expect(await lookUp("localhost", isPublicAddress)).toMatchObject({ code: "ADDRESS_BLOCKED" });
  });
});
