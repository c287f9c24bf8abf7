/** The seam between resources and protocol: documents that a client can list, name and read by a URI of ours. */
import type { ToolContext } from "./tool-context.ts";

/** A family of resources under one URI template, such as `expo://docs/{path}`. */
export interface ResourceTemplate {
  /** `a-z`, `0-9` and `-`. */
  name: string;
  title: string;
  description: string;
  /** RFC 6570, for clients; `match` decides what is read. */
  uriTemplate: string;
  mimeType: string;
  /** Reads the variables off a URI; `undefined` where the URI is none of this family. */
  match(uri: string): Readonly<Record<string, string>> | undefined;
  /** Lists the members of the family in a fixed order, for `resources/list`. */
  list?(context: ToolContext): Promise<readonly ListedResource[]>;
  /** @throws ExpodexError | ToolError what the client can act on */
  read(
    uri: string,
    variables: Readonly<Record<string, string>>,
    context: ToolContext,
  ): Promise<ResourceText>;
  /** Completes the value of a variable, best first; at most 100 go out. */
  complete?(
    variable: string,
    value: string,
    known: Readonly<Record<string, string>>,
    context: ToolContext,
  ): Promise<readonly string[]>;
}

/** One line of a list of resources. */
export interface ListedResource {
  uri: string;
  name: string;
  title?: string;
  description?: string;
}

/** What a resource holds. */
export interface ResourceText {
  text: string;
  /** @default the template's */
  mimeType?: string;
}
