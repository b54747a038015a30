'use client'

import { useEffect } from 'react'

/** `(3) Notifications · Assay` in the tab, as long as somebody has not looked. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    const plain = document.title.replace(/^\(\d+\) /, '')
    document.title = count > 0 ? `(${count}) ${plain}` : plain
    return () => {
      document.title = document.title.replace(/^\(\d+\) /, '')
    }
  }, [count])
}
