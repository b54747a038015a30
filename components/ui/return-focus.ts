'use client'

import { useRef } from 'react'

/**
 * For a dialog that is opened by state and has no trigger of its own: it gives the focus back to
 * whatever had it before. `then` runs after that, and may move the focus on.
 */
export function useReturnFocus(then?: () => void) {
  const before = useRef<HTMLElement | null>(null)
  return {
    onOpenAutoFocus: () => {
      const active = document.activeElement
      before.current = active instanceof HTMLElement ? active : null
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      before.current?.focus()
      then?.()
    },
  }
}
