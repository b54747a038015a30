'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'

const never = () => () => undefined

/** The clock, read again every `interval` milliseconds. `null` until the page has come alive. */
export function useNow(interval = 1000): number | null {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  // What is drawn later has it at once, and is drawn once.
  const [now, setNow] = useState(() => (alive ? Date.now() : null))
  useEffect(() => {
    setNow((before) => before ?? Date.now())
    const timer = setInterval(() => setNow(Date.now()), interval)
    return () => clearInterval(timer)
  }, [interval])
  return now
}
