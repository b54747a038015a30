/** Samples that need a signature: made by a script, since nobody outside Apple has Apple's keys. */
export interface SampleFamily {
  /** From the root of the repository: `lib/inspect/<folder>/signed-samples.json`. */
  file: string
  make(): Promise<SignedSamples>
}

/** What the file holds, and a decoder's `samples.ts` imports. */
export interface SignedSamples {
  /** PEM of the made root: `sample.trust`. */
  root: string
  /** By name: a text as it is pasted, or bytes in base64. */
  samples: Record<string, string>
}
