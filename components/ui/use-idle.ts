'use client'

import { useEffect, useState } from 'react'

/** Safari has no `requestIdleCallback`. */
const whenIdle = (then: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(then, 200)
    return () => clearTimeout(timer)
  }
  const id = requestIdleCallback(then, { timeout: 2000 })
  return () => cancelIdleCallback(id)
}

/** Whether the page stands and had time to spare: what nobody waits for is loaded from then on. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(() => whenIdle(() => setIdle(true)), [])
  return idle
}
