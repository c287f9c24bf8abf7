/** Lets timers, input and aborts have their turn in the midst of long computation. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
