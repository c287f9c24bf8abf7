/** The error of a command line that cannot be right. */

/** A command line that cannot be right. Its message says what is wrong, its hint what to write. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
