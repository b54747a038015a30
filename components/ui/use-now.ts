'use client'

import { useEffect, useState } from 'react'
import { useAlive } from './use-alive'

/** The clock, read again every `interval` milliseconds. `null` until the page has come alive. */
export function useNow(interval = 1000): number | null {
  const alive = useAlive()
  // What is drawn later has it at once, and is drawn once.
  const [now, setNow] = useState(() => (alive ? Date.now() : null))
  useEffect(() => {
    setNow((before) => before ?? Date.now())
    const timer = setInterval(() => setNow(Date.now()), interval)
    return () => clearInterval(timer)
  }, [interval])
  return now
}
