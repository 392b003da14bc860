/** Nothing is wrong. */
export const FINE = 0;

/** An error finding, a failed check, input that cannot be used; with --strict a warning that nobody acknowledged. */
export const SOMETHING_WRONG = 1;

/** A verb, option or argument that does not exist or makes no sense. */
export const WRONG_USAGE = 2;
