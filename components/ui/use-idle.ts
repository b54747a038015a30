'use client'

import { useEffect, useState } from 'react'
import { whenIdle } from './when-idle'

/** Whether the page stands and had time to spare: what nobody waits for is loaded from then on. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(() => whenIdle(() => setIdle(true)), [])
  return idle
}
