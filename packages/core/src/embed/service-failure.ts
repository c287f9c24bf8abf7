/** What is known about a failure of something that may stand on a service: an embedder or a generator. */
export interface ServiceFailure {
  expected: string;
  got: string;
  next: string;
  /** Status that a service answered with. */
  status?: number;
  /** Whether the same call may succeed later. @default false */
  transient?: boolean;
  /** How long the service asks to be left alone, in milliseconds. */
  retryAfterMs?: number;
  cause?: unknown;
}
