/**
 * Components that the site draws from its own programs: their text stands in no file that a source of documentation
 * holds, so a reader of the site sees more than an index can. Each use is reported.
 */
import { type Element, stringProp } from "../jsx-nodes.ts";
import { ownLine, type PageState } from "../page-state.ts";
import type { Component, Components } from "./component.ts";
import { UNKNOWN } from "./unknown.ts";

/** Reports the text that is missing. A plain folder may have a component of the same name, of which nothing is known. */
const SITE_DATA: Component = {
  flow(element, state, render) {
    if (state.flavor === "expo") report(element, state);
    else UNKNOWN.flow?.(element, state, render);
  },
  inline(element, state, render) {
    if (state.flavor !== "expo") return UNKNOWN.inline?.(element, state, render) ?? "";
    report(element, state);
    return "";
  },
};

/** The end of a chapter: what was learned and what comes next, where the page says so itself. */
const PROGRESS_TRACKER: Component = {
  flow(element, state, render) {
    const part = (name: string) => stringProp(element, name)?.trim() ?? "";
    const next = part("nextChapterTitle");
    const address = part("nextChapterLink");
    const shown = [
      [part("chapterTitle"), part("summary")],
      [
        address === "" || next === "" ? next : render.link(address, next, state),
        part("nextChapterDescription"),
      ],
    ]
      .map((parts) => parts.filter((text) => text !== "").join(" — "))
      .filter((text) => text !== "");
    if (shown.length === 0) SITE_DATA.flow?.(element, state, render);
    for (const text of shown) state.writer.block("paragraph", text, ownLine(state, element.node));
  },
};

function report(element: Element, state: PageState): void {
  state.warn(
    "MISSING_DATA",
    `<${element.name}> is drawn by the site from data that is not in the documentation`,
    element.node.position?.start.line,
  );
}

/** Components without data, by name. */
export const SITE_DATA_COMPONENTS: Components = {
  ProgressTracker: PROGRESS_TRACKER,
  // Forms and switches: the choices that they offer.
  BuildEnvironmentSwitch: SITE_DATA,
  PlatformAndDeviceForm: SITE_DATA,
  DevelopmentModeForm: SITE_DATA,
  BuildMethodForm: SITE_DATA,
  // Diagrams: the words in their boxes.
  ConfigPluginHierarchy: SITE_DATA,
  BuildsVsUpdates: SITE_DATA,
  BuildOrUpdate: SITE_DATA,
  BranchVsTagTrigger: SITE_DATA,
  FingerprintFlow: SITE_DATA,
  UnitTestGate: SITE_DATA,
  JobTypes: SITE_DATA,
  PreviewPipeline: SITE_DATA,
  UpdateLoopDiagram: SITE_DATA,
  WorkletPathDiagram: SITE_DATA,
  // Tables and lists: their rows.
  CollapsibleTalksGridWrapper: SITE_DATA,
  BuildResourceList: SITE_DATA,
  ExpoMCPToolsTable: SITE_DATA,
  ExpoMCPPromptsTable: SITE_DATA,
  ExpoSkillsTable: SITE_DATA,
  EASCLIReference: SITE_DATA,
  ReactNavigationOptions: SITE_DATA,
  ReactNativeCompatibilityTable: SITE_DATA,
  AndroidIOSCompatibilityTable: SITE_DATA,
  TemplateBareMinimumDiffViewer: SITE_DATA,
};
