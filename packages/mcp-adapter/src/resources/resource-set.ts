/** Which resources a server offers, in the order that clients see. */
import type { ResourceTemplate } from "../resource.ts";
import type { Tool } from "../tool.ts";
import { toolsOf } from "../tools/tool-set.ts";
import { apiResource } from "./api-resource.ts";
import { configResource } from "./config-resource.ts";
import { docsResource } from "./docs-resource.ts";
import { easResource } from "./eas-resource.ts";
import { examplesResource } from "./examples-resource.ts";
import { toolResource } from "./tool-resource.ts";

/** Every family of resources. They are the same whichever tools are offered: people pick them, not models. */
export const RESOURCES: readonly ResourceTemplate[] = [
  docsResource,
  apiResource,
  examplesResource,
  configResource,
  easResource,
].flatMap((resource) => {
  const tool: Tool | undefined = toolsOf("all").find(({ name }) => name === resource.tool);
  return tool === undefined ? [] : [toolResource(resource, tool)];
});
