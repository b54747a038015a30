'use client'

import { type ReactNode, startTransition, useEffect, useState } from 'react'
import { AliveContext } from '@/components/ui/use-alive'

/**
 * Says to all parts at once that the page has come alive. What they then draw is drawn in turns, so
 * that a click or a key is heard meanwhile.
 */
export function AliveProvider({ children }: { children: ReactNode }) {
  const [alive, setAlive] = useState(false)
  useEffect(() => startTransition(() => setAlive(true)), [])
  return <AliveContext value={alive}>{children}</AliveContext>
}
