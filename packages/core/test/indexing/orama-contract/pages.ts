/** Seven chunks of six pages, on which Orama's contract is shown, and the databases that hold them. */
import { type AnyOrama, create, insertMultiple } from "@orama/orama";
import type { Embedder } from "../../../src/embed/embedder.ts";
import { buildIndex } from "../../../src/indexing/indexing.ts";
import { openSnapshot, writeSnapshot } from "../../../src/snapshot/snapshot.ts";
import { guidePage, makeContent, sdkPage, writeSymbol } from "../../support/docs-content.ts";

const sensors = { platforms: ["android", "ios"] as ("android" | "ios")[] };

/** Ids of the documents, by what they are about. */
export const IDS = {
  charge: "0",
  brightness: "1",
  wakelock: "2",
  activate: "3",
  oldCharge: "4",
  energy: "5",
  icons: "6",
} as const;

const content = makeContent([
  sdkPage(
    57,
    "/sdk/battery/",
    (writer) => writer.block("paragraph", "Tells how much charge is left."),
    { title: "Battery", packageName: "expo-battery", ...sensors },
  ),
  sdkPage(
    57,
    "/sdk/brightness/",
    (writer) => writer.block("paragraph", "Reads the light of the screen, and sets it."),
    { title: "Brightness", packageName: "expo-brightness", ...sensors },
  ),
  sdkPage(
    57,
    "/sdk/wakelock/",
    (writer) => {
      writeSymbol(writer, {
        qualifiedName: "activate",
        signature: "activate(): void",
        summary: "Holds the screen awake, which drains the charge.",
        packageName: "expo-wakelock",
      });
    },
    { title: "Wakelock", packageName: "expo-wakelock", platforms: ["android", "ios", "web"] },
  ),
  sdkPage(
    55,
    "/sdk/battery/",
    (writer) => writer.block("paragraph", "Watches the charge of an old phone."),
    { title: "Battery", packageName: "expo-battery", ...sensors },
  ),
  guidePage("/guides/energy/", "Energy", (writer) =>
    writer.block("paragraph", "Dim the screen early. A bright screen is a hungry screen."),
  ),
  guidePage("/guides/icons/", "Icons", (writer) =>
    writer.block("paragraph", "Draw one picture for each store."),
  ),
]);

/** Rows whose numbers four bits keep as they are. */
const VECTORS = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 0, -1],
  [1, 1, 0, 0],
  [1, 0, 1, 0],
  [0, 1, 1, 0],
  [0, 0, 0, 1],
];

const embedder: Embedder = {
  id: "by-hand",
  dimensions: 4,
  embed: async (texts) => texts.map(() => new Float32Array(4)),
};

const built = buildIndex(content, { embedder, vectors: Float32Array.from(VECTORS.flat()) });

/** A database that holds the pages. */
export interface OramaSubject {
  name: string;
  /** A fresh one, because Orama's search writes into the documents that it returns. */
  open(): Promise<AnyOrama>;
}

/** Orama's own, filled through its own insert, and ours, built and opened. */
export const SUBJECTS: readonly OramaSubject[] = [
  { name: "a stock database", open: openStock },
  { name: "a built index", open: async () => built.orama as AnyOrama },
  {
    name: "an opened snapshot",
    async open() {
      const bytes = writeSnapshot(built, { fingerprint: "ab".repeat(16), sources: ["memory"] });
      return openSnapshot(bytes, { embedder }).index.orama as AnyOrama;
    },
  },
];

/** Orama's own database with our schema and our documents. */
export async function openStock(): Promise<AnyOrama> {
  const ours = built.orama as AnyOrama;
  const stock: AnyOrama = create({ schema: ours.schema, sort: { unsortableProperties: ["text"] } });
  const documents = Object.values(ours.documentsStore.getAll(ours.data.docs)) as object[];
  await insertMultiple(
    stock,
    documents.map((document) => ({ ...document })),
  );
  return stock;
}
