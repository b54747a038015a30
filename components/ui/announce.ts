import { useEffect } from 'react'

type Listener = () => void

const listeners = new Set<Listener>()
let said = ''

/**
 * Says something to a screen reader, in the one place of the page that it listens to from the start:
 * words that come together with the element around them are not heard. What is drawn elsewhere must
 * not be a live region too.
 */
export function announce(words: string): void {
  // The same words again are heard only if the text changes.
  said = words === said ? `${words}\u00a0` : words
  for (const listener of listeners) listener()
}

/** Announces the words whenever they change, or come again of something else (`of`). */
export function useAnnounced(words: string | null, of = ''): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another `of` says the same words again
  useEffect(() => {
    if (words !== null && words !== '') announce(words)
  }, [words, of])
}

/** For the `Announcer` alone. */
export const announcements = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  last: () => said,
  none: () => '',
}
