/** A clock that stands still until it is told to go on, with a sleep to fit. For one sleeper at a time. */

interface Sleeper {
  wakeAt: number;
  wake: () => void;
}

/** Creates a clock. @param start milliseconds since 1970 */
export function virtualTime(start: number) {
  let clock = start;
  let sleeper: Sleeper | undefined;
  let onSleep: ((sleeper: Sleeper) => void) | undefined;
  const asleep = async (): Promise<Sleeper> =>
    sleeper ??
    (await new Promise((resolve) => {
      onSleep = resolve;
    }));
  return {
    now: () => clock,
    sleep: (duration: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const wake = () => {
          sleeper = undefined;
          signal.removeEventListener("abort", wake);
          resolve();
        };
        sleeper = { wakeAt: clock + duration, wake };
        signal.addEventListener("abort", wake);
        if (signal.aborted) wake();
        else onSleep?.(sleeper);
      }),
    /** Lets time pass, with every waking on the way. */
    goTo: async (time: number) => {
      for (let next = await asleep(); next.wakeAt <= time; next = await asleep()) {
        clock = next.wakeAt;
        next.wake();
      }
      clock = time;
    },
    /** Sets the clock, as where a machine slept: timers do not run meanwhile. */
    jumpTo: async (time: number) => {
      const { wake } = await asleep();
      clock = time;
      wake();
      await asleep();
    },
  };
}
