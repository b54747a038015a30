'use client'

import { useSyncExternalStore } from 'react'

let printing = false

/**
 * Whether the page is being put on paper, which does not scroll: what draws by measured widths, or
 * only what is in sight, draws for it. `print:` classes are enough for everything else.
 */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => printing,
    () => false,
  )
}

function subscribe(changed: () => void): () => void {
  const before = () => {
    printing = true
    changed()
  }
  const after = () => {
    printing = false
    changed()
  }
  window.addEventListener('beforeprint', before)
  window.addEventListener('afterprint', after)
  return () => {
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
  }
}
