'use client'

import { useSyncExternalStore } from 'react'

// As `max-lg:` in a class.
const NARROW = '(width < 64rem)'

/** Whether what stands side by side on a wide window stands under each other; `false` on the server. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(NARROW).matches,
    () => false,
  )
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia(NARROW)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
