/**
 * Rows of a content, each distinct one once, whether it was made anew or taken over from another content.
 *
 * Responsible for: which row is equal to which. Not responsible for: what makes rows equal (the caller says).
 *
 * A row that is taken over differs from all others that are, because it did so there. So its text, which an open snapshot has to
 * decode, is looked at only where a new row stands in the same place.
 *
 *     taken    Camera: 4 5 6 …      by place alone: a title, a name
 *     new      Camera: "Shows …"    now the texts of 4 5 6 … are read, once
 */

/** What tells rows apart. */
export interface RowIdentity<Row> {
  /** Equal for equal rows, and quickly read. */
  place(row: Row): string;
  /** Equal for equal rows. */
  text(row: Row): string;
  /** Whether rows of one place and text are equal. @default they are */
  isSame?(a: Row, b: Row): boolean;
}

/** Distinct rows by number. */
export interface DistinctRows<Row> {
  /** The number of a new row, known by its place and text; that of an equal one where there is one. */
  add(place: string, text: string, make: () => Row): number;
  /** The number of a row of another content; always of the same one. */
  take(from: readonly Row[], number: number): number;
  /** For each row, its number in the content taken from; −1 where it came from elsewhere. */
  origins(): Int32Array;
}

interface Place {
  /** Rows whose text was not read yet. */
  unread: number[];
  byText: Map<string, number[]>;
  /** Whether one of them was made anew. */
  hasNew: boolean;
}

/**
 * Makes an empty set.
 *
 * @param rows where distinct rows are put
 */
export function createDistinctRows<Row>(
  rows: Row[],
  { place, text, isSame }: RowIdentity<Row>,
): DistinctRows<Row> {
  const places = new Map<string, Place>();
  const origins: number[] = [];
  const taken = new Map<number, number>();

  function placeOf(key: string): Place {
    let found = places.get(key);
    if (found === undefined) {
      found = { unread: [], byText: new Map(), hasNew: false };
      places.set(key, found);
    }
    return found;
  }

  function remember(at: Place, key: string, number: number): void {
    const equals = at.byText.get(key);
    if (equals === undefined) at.byText.set(key, [number]);
    else equals.push(number);
  }

  function find(at: Place, key: string, make: () => Row): number | undefined {
    for (const number of at.unread) remember(at, text(rows[number]!), number);
    at.unread = [];
    const equals = at.byText.get(key);
    if (equals === undefined || isSame === undefined) return equals?.[0];
    const row = make();
    return equals.find((number) => isSame(rows[number]!, row));
  }

  return {
    add(key, body, make) {
      const at = placeOf(key);
      const found = find(at, body, make);
      if (found !== undefined) return found;
      at.hasNew = true;
      const number = rows.push(make()) - 1;
      remember(at, body, number);
      return number;
    },
    take(from, origin) {
      const known = taken.get(origin);
      if (known !== undefined) return known;
      const row = from[origin]!;
      const at = placeOf(place(row));
      let number = at.hasNew ? find(at, text(row), () => row) : undefined;
      if (number === undefined) {
        number = rows.push(row) - 1;
        at.unread.push(number);
      } else {
        // Of two equal rows the one that was taken over is kept: its bytes are compressed already.
        rows[number] = row;
      }
      taken.set(origin, number);
      origins[number] = origin;
      return number;
    },
    origins: () => Int32Array.from(rows, (_, number) => origins[number] ?? -1),
  };
}
