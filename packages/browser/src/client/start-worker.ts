/**
 * Starts the worker that this package ships.
 *
 * Its address is written so that bundlers find the file and copy it: the file is complete by itself and imports nothing. Where Trusted
 * Types are enforced, the address must come from a policy; this one, `expodex`, gives out no other address.
 */

/** What platforms with Trusted Types have, as far as it is used. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): {
    createScriptURL(url: string): string;
  };
}

/** Made once: a page may allow the policy's name only once. */
let trusted: string | URL | undefined;

/** Starts the worker. @throws where the page's rules forbid it */
export function startWorker(): Worker {
  trusted ??= trustedAddress(new URL("./worker.js", import.meta.url));
  return new Worker(trusted, { type: "module", name: "expodex" });
}

function trustedAddress(address: URL): string | URL {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return address;
  const policy = trustedTypes.createPolicy("expodex", { createScriptURL: () => address.href });
  return policy.createScriptURL("");
}
