'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'

/** The element’s inner width in whole pixels, as it changes; 0 until it is known. */
export function useWidth(): { place: RefObject<HTMLDivElement | null>; width: number } {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const node = place.current
    if (!node) return
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    )
    observer.observe(node)
    return () => observer.disconnect()
  }, [])
  return { place, width }
}
