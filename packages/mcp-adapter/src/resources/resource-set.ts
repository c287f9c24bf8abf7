/** Which resources a server offers, in the order that clients see. */
import type { ResourceTemplate } from "../resource.ts";

/** Every family of resources. */
export const RESOURCES: readonly ResourceTemplate[] = [];
