/** One entry of an API reference, as the reader of a page sees it. */

/** What a symbol is. */
export type SymbolKind =
  | "function"
  | "hook"
  | "class"
  | "component"
  | "method"
  | "property"
  | "prop"
  | "interface"
  | "type"
  | "enum"
  | "enum-member"
  | "constant"
  | "event"
  | "namespace"
  /** A property of a JSON Schema or a config plugin: `ios.bundleIdentifier`. */
  | "config";

/** A parameter of a function, or a field of an object parameter. */
export interface SymbolParameter {
  name: string;
  /** The type as written in a signature: `CameraPictureOptions | undefined`. */
  type: string;
  optional: boolean;
  default?: string;
  /** Markdown. */
  text?: string;
}

/** A symbol. Texts are markdown with absolute links. */
export interface DocsSymbol {
  /** The last part: `takePictureAsync`. */
  name: string;
  /** With its owner: `CameraView.takePictureAsync`. Equals `name` for a top-level symbol. */
  qualifiedName: string;
  kind: SymbolKind;
  packageName?: string;
  /** What a reader would type or read first; one line per overload. */
  signature: string;
  /** The description without parameters, returns and examples. */
  summary?: string;
  parameters: SymbolParameter[];
  returns?: { type: string; text?: string };
  /** The type of a prop, property or constant. */
  type?: string;
  optional?: boolean;
  default?: string;
  /** As written upstream, tidied: `android`, `ios 18.0+`. Empty: all that the page supports. */
  platforms: string[];
  /** The advice of a deprecation; empty where there is none. Absent: not deprecated. */
  deprecated?: string;
  experimental?: boolean;
  examples: { language: string; code: string }[];
  /** The site's anchor on the page, without `#`. */
  anchor: string;
  /** Index of its section in the document. */
  section: number;
}
