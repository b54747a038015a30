'use client'

import { useRouter } from 'next/navigation'
import type { MouseEvent } from 'react'

/**
 * For an element with plain links in it: they stay in the page, as Next's own do, and nothing is
 * fetched before a click. In lists of hundreds Next's would be a good part of drawing them.
 */
export function useFollowLinks(): (event: MouseEvent<HTMLElement>) => void {
  const router = useRouter()
  return (event) => {
    // With a key held it opens elsewhere, which is the browser's to do.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const href = (event.target as Element).closest('a')?.getAttribute('href')
    if (!href) return
    event.preventDefault()
    router.push(href)
  }
}
