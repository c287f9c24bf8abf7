/** A small checkout in the layout of Expo's docs folder, written to a temporary folder. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A temporary folder, and what removes it. */
export interface TemporaryFolder {
  path: string;
  remove(): Promise<void>;
}

/** Makes a temporary folder with files in it. */
export async function temporaryFolder(
  files: Readonly<Record<string, string>> = {},
): Promise<TemporaryFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), "expodex-cli-")));
  await writeFiles(path, files);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Writes files below a folder. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

const cameraPage = (sdk: number) => `---
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

## API

<APISection packageName="expo-camera" />
`;

const returns = (name: string) => ({ type: "intrinsic", name });
const exported = (name: string, summary: string, type: string, deprecated?: string) => ({
  name,
  kind: 64,
  signatures: [
    {
      name,
      kind: 4096,
      comment: {
        summary: [{ kind: "text", text: summary }],
        blockTags:
          deprecated === undefined
            ? []
            : [{ tag: "@deprecated", content: [{ kind: "text", text: deprecated }] }],
      },
      type: returns(type),
    },
  ],
});

const cameraData = (sdk: number) =>
  JSON.stringify({
    name: "expo-camera",
    kind: 1,
    children: [
      exported("useCameraPermissions", "Asks for the permission to use the camera.", "boolean"),
      exported(
        "isAvailableAsync",
        "Says whether there is a camera.",
        sdk === 56 ? "boolean" : "string",
      ),
      sdk === 56
        ? exported("oldLensAsync", "Lists lenses.", "string")
        : exported("newLensAsync", "Lists lenses.", "string"),
      exported(
        "pausePreview",
        "Stops the picture.",
        "void",
        sdk === 56 ? undefined : "Use `active`.",
      ),
    ],
  });

/** Two releases of a camera page with API, two guides, and redirects. */
export const checkout: Readonly<Record<string, string>> = {
  "pages/guides/permissions.mdx":
    "---\ntitle: Permissions\n---\n\nAn app asks before it uses the camera or the microphone.\n\n## Android\n\nDeclare what you need in the manifest.\n",
  "pages/guides/secrets.mdx": `---\ntitle: Secrets\n---\n\nKeep tokens in the keychain.\n\n${Array.from({ length: 12 }, (_, index) => `## Step ${index + 1}\n\n${"Turn the key and look at what the keychain answers. ".repeat(12)}\n`).join("\n")}`,
  "pages/versions/v56.0.0/sdk/camera.mdx": cameraPage(56),
  "pages/versions/v57.0.0/sdk/camera.mdx": cameraPage(57),
  "public/static/data/v56.0.0/expo-camera.json": cameraData(56),
  "public/static/data/v57.0.0/expo-camera.json": cameraData(57),
  "public/_redirects": "/guides/asking /guides/permissions 301\n",
};
