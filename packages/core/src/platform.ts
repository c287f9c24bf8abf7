/**
 * What the outside world gives to the library, and its defaults: clock and log.
 *
 * Passed in everywhere so that tests hold time still and nothing is printed behind a caller's back.
 */

/** A duration or a point in time, in milliseconds. */
export type Milliseconds = number;

/** Returns the time in milliseconds, from any fixed origin, never going backwards. */
export type Clock = () => Milliseconds;

/** Receives one line about something that went otherwise than asked but was recovered from. */
export type Log = (line: string) => void;

/** The platform's monotonic clock. */
export const systemClock: Clock = () => performance.now();

/** The default log: drops every line. */
export const silentLog: Log = () => {};
