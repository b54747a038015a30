'use client'

import { lazy, Suspense } from 'react'
import { useIdle } from './use-idle'

const Toasts = lazy(() => import('./toasts'))

/** Where toasts appear. It is loaded when the page has time to spare. */
export function Toaster() {
  const idle = useIdle()
  return <Suspense>{idle ? <Toasts /> : null}</Suspense>
}
