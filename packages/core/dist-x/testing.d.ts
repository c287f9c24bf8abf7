import { E as Embedder } from './open-index-BzcZ2XVi.js';
export { C as Chunk, I as IndexContent, a as IndexedDocument, P as Placement, S as SDK_MARK, b as SymbolPlacement, i as indexContent, w as withSdk } from './open-index-BzcZ2XVi.js';
import { S as Source } from './source-BIIcWAG8.js';

/**
 * What every embedder must do, as plain cases that any test runner can run.
 *
 *     for (const { name, run } of embedderContract) it(name, () => run(() => myEmbedder()));
 */

/** Creates a fresh embedder. */
type MakeEmbedder = () => Embedder | Promise<Embedder>;
/** One rule of the contract. */
interface EmbedderCase {
    /** A present-tense sentence. */
    name: string;
    /** Rejects with a plain `Error` that says what is wrong. */
    run(make: MakeEmbedder): Promise<void>;
}
/** The contract of `Embedder`. */
declare const embedderContract: readonly EmbedderCase[];

/** A source with at least two files, and what is known of them. */
interface SourceFixture {
    source: Source;
    /** Paths of all files, in the order in which they are yielded. */
    paths: readonly string[];
    /** A path that `read` answers after a pass, and a part of the text that it gives. */
    readable?: {
        path: string;
        contains: string;
    };
}
/** Creates a fresh source over the same files. */
type MakeSource = () => SourceFixture | Promise<SourceFixture>;
/** One rule of the contract. */
interface SourceCase {
    /** A present-tense sentence. */
    name: string;
    /** Rejects with a plain `Error` that says what is wrong. */
    run(make: MakeSource): Promise<void>;
}
/** The contract of `Source`. */
declare const sourceContract: readonly SourceCase[];

export { type EmbedderCase, type MakeEmbedder, type MakeSource, type SourceCase, type SourceFixture, embedderContract, sourceContract };
