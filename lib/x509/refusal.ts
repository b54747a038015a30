/** Carries what is wrong out of nested readers; it never leaves the reader that people call. */
export class Refusal extends Error {
  constructor(
    /** A sentence. */
    readonly problem: string,
    /** The byte at which it is. */
    readonly at: number,
  ) {
    super(problem)
  }
}
