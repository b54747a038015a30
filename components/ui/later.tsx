'use client'

import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { whenIdle } from './when-idle'

/**
 * A component that is no part of the page’s first load: it is fetched when the browser has time to
 * spare, or at once where it is drawn before. For what comes on an answer or a click.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): ComponentType<Props> {
  const fetched = () => load().then((component) => ({ default: component }))
  const Part = lazy(fetched)
  if (typeof window !== 'undefined') whenIdle(() => void fetched().catch(() => {}))
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each, beside the imports
  return function Later(props: Props) {
    return (
      <Suspense fallback={meanwhile}>
        <Part {...props} />
      </Suspense>
    )
  }
}
