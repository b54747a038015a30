'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { usePrinting } from '@/components/ui/use-printing'

/** Pixels: what is left beside the lanes’ names on A4 and US Letter. */
const ON_PAPER = 520

/** The element’s inner width in whole pixels, as it changes; 0 until it is known. On paper no more than fits. */
export function useWidth(): { place: RefObject<HTMLDivElement | null>; width: number } {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const printing = usePrinting()
  useEffect(() => {
    const node = place.current
    if (!node) return
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    )
    observer.observe(node)
    return () => observer.disconnect()
  }, [])
  return { place, width: printing ? Math.min(width, ON_PAPER) : width }
}
