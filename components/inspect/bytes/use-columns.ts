'use client'

import { type RefObject, useEffect, useState } from 'react'

/** Where sixteen bytes, their address and their characters have room. */
const WIDE = 600

/** How many bytes a line has: sixteen where there is room, otherwise eight. */
export function useColumns(element: RefObject<HTMLElement | null>): 8 | 16 {
  const [columns, setColumns] = useState<8 | 16>(8)
  useEffect(() => {
    const watched = element.current
    if (!watched) return
    const observer = new ResizeObserver(([entry]) => {
      setColumns((entry?.contentRect.width ?? 0) >= WIDE ? 16 : 8)
    })
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return columns
}
