/** How the box stands when somebody asks, and afterwards. */
export interface Wish {
  /** What is in the box. */
  about: string
  reading: boolean
  /** The id that was read out of it; `null`: none, or not yet. */
  found: string | null
}

/**
 * What becomes of a wish that was made about a text: it waits as long as that is being read, and is
 * given up where another text took its place or nothing was found.
 */
export function wishStep(wished: string, { about, reading, found }: Wish): 'go' | 'wait' | 'drop' {
  if (wished !== about) return 'drop'
  if (reading) return 'wait'
  return found === null ? 'drop' : 'go'
}
