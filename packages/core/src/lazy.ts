/** Makes a value when first asked for, and keeps it; where making it fails, the next call tries again. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
