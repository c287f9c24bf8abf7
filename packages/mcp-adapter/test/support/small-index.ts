/** A small index of pages in Expo's conventions, in two SDKs. */
import { createExpoDocsIndex, type DocsFile, type DocsIndex, type Source } from "@expodex/core";

const camera = (sdk: number) => `---
title: Camera
description: A view that shows the camera's picture.
packageName: 'expo-camera'
platforms: ['android', 'ios']
---

Shows what the device's camera sees in release ${sdk}.

## Usage

Ask for the permission before the view is shown.

\`\`\`tsx
const [permission, requestPermission] = useCameraPermissions();
\`\`\`

## Torch

Set \`enableTorch\` to switch the light of the camera on.
`;

const page = (title: string, words: string) =>
  `---\ntitle: ${title}\n---\n\n${words}\n\n## Steps\n\n${words} Step by step.\n`;

const FILES: Readonly<Record<string, string>> = {
  "pages/versions/v56.0.0/sdk/camera.mdx": camera(56),
  "pages/versions/v57.0.0/sdk/camera.mdx": camera(57),
  "pages/guides/permissions.mdx": page(
    "Permissions",
    "An app asks before it uses the camera or the microphone.",
  ),
  ...Object.fromEntries(
    Array.from({ length: 30 }, (_, n) => [
      `pages/guides/lens-${n}.mdx`,
      page(`Lens ${n}`, `How lens number ${n} bends the picture of the camera.`),
    ]),
  ),
};

/** The pages as a source. */
export const smallSource: Source = {
  id: "small",
  flavor: "expo",
  async *files(): AsyncIterable<DocsFile> {
    for (const [path, text] of Object.entries(FILES)) yield { path, text, mediaType: "text/mdx" };
  },
};

/** Builds the index. */
export function smallIndex(): Promise<DocsIndex> {
  return createExpoDocsIndex({ source: smallSource });
}
