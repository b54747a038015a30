'use client'

import { type RefObject, useEffect, useRef } from 'react'

/**
 * For the answer's place: scrolled into sight when another is looked at. Chosen from a list further
 * down, it would change above the edge of the window.
 */
export function useInSight(current: string | null): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever another is shown
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const top = place.current?.getBoundingClientRect().top ?? 0
      if (top < 0) place.current?.scrollIntoView({ block: 'start' })
    })
    return () => cancelAnimationFrame(frame)
  }, [current])
  return place
}
