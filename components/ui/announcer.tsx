'use client'

import { useSyncExternalStore } from 'react'
import { announcements } from './announce'

/** What a screen reader hears of what happens on the page: see `announce`. */
export function Announcer() {
  const { subscribe, last, none } = announcements
  const said = useSyncExternalStore(subscribe, last, none)
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}
