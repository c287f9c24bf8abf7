/**
 * Keeps requests away from private networks.
 *
 * Responsible for: which addresses may be connected to, checked where the connection is made, so that a name cannot
 * lead elsewhere between the check and the connection.
 * Not responsible for: redirects (client), which come through here again for each hop.
 */
import { type LookupAddress, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { ExpodexError } from "@expodex/core";
import ipaddr from "ipaddr.js";

/** Whether an address is on the public internet: neither private, nor loopback, link-local, reserved or a tunnel. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/gu, "").replace(/%.*$/u, "");
  if (!ipaddr.isValid(plain)) return false;
  // `process` unwraps `::ffff:127.0.0.1`.
  return ipaddr.process(plain).range() === "unicast";
}

/**
 * Checks an address of the web before it is asked for.
 *
 * A host that is a number is checked here, since no name is looked up for it; a name is checked when it is.
 *
 * @throws ExpodexError ADDRESS_BLOCKED
 */
export function checkUrl(url: URL, isAllowed: (address: string) => boolean): void {
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw blocked(url.href, `the protocol ${url.protocol}`);
  if (url.username !== "" || url.password !== "") throw blocked(url.host, "credentials");
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  if (ipaddr.isValid(host) && !isAllowed(host)) throw blocked(url.href, host, host);
}

/** Makes the look-up that connections use: it gives only allowed addresses, and fails where a name has any other. */
export function checkedLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, "", 0);
        return;
      }
      const addresses: LookupAddress[] = found;
      const first = addresses[0];
      const refused = addresses.find(({ address }) => !isAllowed(address));
      if (first === undefined || refused !== undefined) {
        // The type wants a system error; what is thrown is found again as the cause of the failed request.
        const problem: NodeJS.ErrnoException = blocked(
          hostname,
          "a private network",
          refused?.address,
        );
        callback(problem, "", 0);
      } else if (options.all === true) {
        callback(null, addresses);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

function blocked(url: string, got: string, address?: string): ExpodexError {
  return new ExpodexError("ADDRESS_BLOCKED", {
    subject: url,
    expected: "an http or https address on the public internet",
    got,
    next: "pass allowPrivateNetwork if you trust it",
    data: address === undefined ? { url } : { url, address },
  });
}
