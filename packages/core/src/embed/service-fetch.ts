/** What requests to services need of `fetch`; every platform's own fits, and so does a test's. */

/** Sends a request. */
export type ServiceFetch = (
  url: string,
  init: {
    method: "POST";
    headers: Record<string, string>;
    body: string;
    signal: AbortSignal;
    redirect: "error";
  },
) => Promise<ServiceResponse>;

/** What a request needs of a response. */
export interface ServiceResponse {
  status: number;
  headers: { get(name: string): string | null };
  body: ByteStream | null;
}

/** What a request needs of a stream of bytes. */
export interface ByteStream {
  getReader(): ByteReader;
}

/** What a request needs of a reader of bytes. */
export interface ByteReader {
  read(): Promise<{ done: boolean; value?: Uint8Array }>;
  cancel(): Promise<void>;
}
