'use client'

import { useEffect, useState } from 'react'

/** The clock, read again every `interval` milliseconds. `null` until the page has come alive. */
export function useNow(interval = 1000): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), interval)
    return () => clearInterval(timer)
  }, [interval])
  return now
}
