/** Answers requests for resources from the templates that are offered. */
import { ResourceNotFoundError } from "@modelcontextprotocol/server";
import type { ResourceTemplate } from "../resource.ts";
import type { Session } from "../session.ts";
import { toolFailure } from "../tool-error.ts";
import type { Environment } from "./environment.ts";
import { completions, pageOf, unknownName } from "./names.ts";
import { createRunForClient } from "./run-for-client.ts";

/** Some twenty kilobytes of JSON. */
const PAGE_SIZE = 100;
const NOT_FOUND = -32002;

/** Makes the handlers of one client. */
export function createResourceHandlers(
  templates: readonly ResourceTemplate[],
  environment: Environment,
  session: Session,
) {
  const run = createRunForClient(environment, session);

  return {
    templates: () => ({
      resourceTemplates: templates.map(({ name, title, description, uriTemplate, mimeType }) => ({
        name,
        title,
        description,
        uriTemplate,
        mimeType,
      })),
    }),
    list: (cursor: string | undefined, signal: AbortSignal) => {
      // A server without lists needs no index for saying so.
      const listing = templates.filter((one) => one.list !== undefined);
      if (listing.length === 0) return { resources: pageOf([], cursor, PAGE_SIZE).items };
      return run(
        "resources/list",
        signal,
        async (context) => {
          const members = await Promise.all(
            listing.map(async ({ list, mimeType }) =>
              (await list!(context)).map((one) => ({ ...one, mimeType })),
            ),
          );
          const { items, ...next } = pageOf(members.flat(), cursor, PAGE_SIZE);
          return { resources: items, ...next };
        },
        false,
      );
    },
    read: (uri: string, signal: AbortSignal) => {
      for (const template of templates) {
        const variables = template.match(uri);
        if (variables === undefined) continue;
        return run(uri, signal, async (context) => {
          try {
            const { text, mimeType } = await template.read(uri, variables, context);
            return { contents: [{ uri, mimeType: mimeType ?? template.mimeType, text }] };
          } catch (error) {
            if (toolFailure(error)?.code === NOT_FOUND) throw new ResourceNotFoundError(uri);
            throw error;
          }
        });
      }
      throw new ResourceNotFoundError(uri);
    },
    complete: (
      uriTemplate: string,
      argument: { name: string; value: string },
      known: Readonly<Record<string, string>>,
      signal: AbortSignal,
    ) => {
      const template = templates.find((one) => one.uriTemplate === uriTemplate);
      if (template === undefined)
        throw unknownName(
          "resource template",
          uriTemplate,
          templates.map((one) => one.uriTemplate),
        );
      if (template.complete === undefined) return completions([]);
      return run(
        uriTemplate,
        signal,
        async (context) =>
          completions(await template.complete!(argument.name, argument.value, known, context)),
        false,
      );
    },
  };
}
