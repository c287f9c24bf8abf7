/** The site's components by name: the only list of them. */
import { CODE_COMPONENTS } from "./code.ts";
import type { Components } from "./component.ts";
import { HTML_COMPONENTS } from "./html.ts";
import { LAYOUT_COMPONENTS } from "./layout.ts";
import { LINK_COMPONENTS } from "./link-boxes.ts";
import { REFERENCE_COMPONENTS } from "./reference.ts";
import { SITE_DATA_COMPONENTS } from "./site-data.ts";
import { TABLE_COMPONENTS } from "./tables.ts";
import { TEXT_COMPONENTS } from "./text.ts";
import { UNKNOWN } from "./unknown.ts";

/** Every component, `Scene` for imported fragments, `Unknown` for what is not in the list, the empty name for fragments. */
export const COMPONENTS: Components = {
  ...HTML_COMPONENTS,
  ...TEXT_COMPONENTS,
  ...LAYOUT_COMPONENTS,
  ...CODE_COMPONENTS,
  ...LINK_COMPONENTS,
  ...TABLE_COMPONENTS,
  ...REFERENCE_COMPONENTS,
  ...SITE_DATA_COMPONENTS,
  Unknown: UNKNOWN,
};
