/**
 * What a page tells the renderers of API references and of schemas about the place where they write.
 *
 * Both write through the page's own `DocumentWriter` and take their anchors from the page's own slugger, so that
 * a heading of the page and a symbol of the same name are numbered as the site numbers them.
 */
import type { Sdk } from "../sdk.ts";

/** The page around a component that renders data. */
export interface RenderContext {
  /** The component's JSX props, evaluated; what cannot be evaluated statically is `undefined`. */
  props: Record<string, unknown>;
  /** The SDK that the page belongs to. */
  sdk?: Sdk;
  /** The npm package that the page documents. */
  packageName?: string;
  /** Platforms of the page's front matter, as written there. */
  platforms: string[];
  /** The site's address, ending in a slash. */
  baseUrl: string;
  /** The page's path on the site: `/versions/v57.0.0/sdk/camera/`. */
  path: string;
  /**
   * Makes an anchor of a heading as the site does: first seven words, lower case, hyphens, numbered where the page
   * has it already. Each call claims the anchor.
   */
  slug(title: string): string;
  /** Claims an anchor that is already in its final spelling, numbering it where the page has it already. */
  claimAnchor(anchor: string): string;
  /** Makes an address absolute and records it as a link of the page: `./camera/#usage` → `https://docs.expo.dev/…`. */
  link(address: string, text?: string): string;
  /** Reports that a part was left out or read otherwise than written. */
  warn(reason: string): void;
}

/** The page around an `<APISection>`. */
export type ApiContext = RenderContext;

/** The page around an `<AppConfigSchemaTable>` or `<EasJsonPropertiesTable>`. */
export type SchemaContext = RenderContext;
