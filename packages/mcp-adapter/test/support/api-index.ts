/** The small index with a package that has an API reference, in two SDKs. */
import { createExpoDocsIndex, type DocsIndex, type Source } from "@expodex/core";
import { smallSource } from "./small-index.ts";

const PAGE = `---
title: Camera
packageName: 'expo-camera'
platforms: ['android', 'ios']
---

import APISection from '~/components/plugins/APISection';

Shows what the camera sees.

## Installation

\`\`\`sh
npx expo install expo-camera
\`\`\`

### Configurable properties

| Name | Default | Description |
| --- | --- | --- |
| \`cameraPermission\` | \`"Allow"\` | What is said when the app asks. |

## Usage

Ask for the camera permission first.

\`\`\`tsx
const [permission, requestPermission] = useCameraPermissions();
\`\`\`

## API

<APISection packageName="expo-camera" />

## Permissions

| Permission | Description |
| --- | --- |
| \`CAMERA\` | Lets the app take pictures. |
`;

const hook = (name: string, words: string) => ({
  name,
  kind: 64,
  signatures: [
    {
      name,
      kind: 4096,
      comment: { summary: [{ kind: "text", text: words }] },
      type: { type: "intrinsic", name: "void" },
    },
  ],
});

const api = (sdk: number) =>
  JSON.stringify({
    name: "expo-camera",
    kind: 1,
    children: [
      hook("useCameraPermissions", "Asks for the permission to use the camera."),
      hook("useMicrophonePermissions", "Asks for the permission to use the microphone."),
      ...(sdk === 57 ? [hook("openCameraAsync", "Opens the camera.")] : []),
    ],
  });

/** Its pages as a source. */
const source: Source = {
  ...smallSource,
  id: "api",
  async *files(options) {
    for await (const file of smallSource.files(options))
      yield file.path.endsWith("/camera.mdx") ? { ...file, text: PAGE } : file;
  },
  async read(path) {
    const sdk = /^public\/static\/data\/v(5[67])\.0\.0\/expo-camera\.json$/u.exec(path)?.[1];
    return sdk === undefined
      ? undefined
      : { path, text: api(Number(sdk)), mediaType: "application/json" };
  },
};

/** Builds the index. */
export function apiIndex(): Promise<DocsIndex> {
  return createExpoDocsIndex({ source });
}
