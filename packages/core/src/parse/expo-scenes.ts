/**
 * Fragments behind components of the site that choose among them by what the reader clicks.
 *
 * The components are programs; which fragments they show is known here by name, so that a copy of the documentation
 * without its programs still gives every one of them.
 */

const SETUP = "scenes/get-started/set-up-your-environment/instructions";
const BUILDS = "scenes/develop/development-builds/instructions";
const PROJECT = "scenes/get-started/start-developing/ProjectStructure/files";
const FEATURES = "scenes/get-started/start-developing/TemplateFeatures/features";

const list = (folder: string, names: string) =>
  names.split(" ").map((name) => `${folder}/${name}.mdx`);

/** Fragments by the module that shows them, in the order of the site. */
export const EXPO_SCENES: Record<string, string[]> = {
  "scenes/get-started/set-up-your-environment/DevelopmentEnvironmentInstructions": list(
    SETUP,
    "androidPhysicalExpoGo androidPhysicalDevelopmentBuild androidPhysicalDevelopmentBuildLocal androidSimulatedExpoGo androidSimulatedDevelopmentBuild androidSimulatedDevelopmentBuildLocal iosPhysicalExpoGo iosPhysicalDevelopmentBuild iosPhysicalDevelopmentBuildLocal iosSimulatedExpoGo iosSimulatedDevelopmentBuild iosSimulatedDevelopmentBuildLocal",
  ),
  "scenes/develop/development-builds/DevelopmentBuildInstructions": list(
    BUILDS,
    "eas build-locally eas-cli-local",
  ),
  "scenes/get-started/start-developing/ProjectStructure": list(
    PROJECT,
    "app assets components constants hooks scripts app-json package-json tsconfig-json",
  ),
  "scenes/get-started/start-developing/TemplateFeatures": list(
    FEATURES,
    "navigation images platforms themes animations",
  ),
};

/** Says in words what a fragment is for: `androidPhysicalExpoGo` is `Android physical Expo Go`. */
export function sceneLabel(path: string): string {
  const name = path
    .slice(path.lastIndexOf("/") + 1)
    .replace(/\.mdx$/u, "")
    .replace(/^_/u, "");
  return name
    .replace(/([a-z\d])([A-Z])/gu, "$1 $2")
    .replace(/[-_]/gu, " ")
    .toLowerCase()
    .replace(/\bandroid\b/u, "Android")
    .replace(/\bios\b/u, "iOS")
    .replace(/\bexpo go\b/u, "Expo Go")
    .replace(/\beas\b/u, "EAS")
    .replace(/^[a-z](?!OS)/u, (letter) => letter.toUpperCase());
}
