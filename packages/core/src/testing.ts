/** The complete public surface of `@expodex/core/testing`: contract suites for seams. */
export {};
