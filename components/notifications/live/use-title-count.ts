'use client'

import { useEffect } from 'react'

const withoutCount = () => document.title.replace(/^\(\d+\) /, '')

/** `(3) Notifications · Assay` in the tab, as long as somebody has not looked. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    const show = () => {
      const title = count > 0 ? `(${count}) ${withoutCount()}` : withoutCount()
      if (document.title !== title) document.title = title
    }
    show()
    // The page’s own title may be written after this.
    const observer = new MutationObserver(show)
    observer.observe(document.head, { childList: true, characterData: true, subtree: true })
    return () => {
      observer.disconnect()
      document.title = withoutCount()
    }
  }, [count])
}
