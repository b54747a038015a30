'use client'

import { later } from './later'
import { useIdle } from './use-idle'

const Toasts = later(() => import('./toasts').then((module) => module.Toasts))

/** Where toasts appear. It is loaded when the page has time to spare. */
export function Toaster() {
  return useIdle() ? <Toasts /> : null
}
