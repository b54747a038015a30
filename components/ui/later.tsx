'use client'

import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import { patiently } from './patiently'
import { useAlive } from './use-alive'
import { whenIdle } from './when-idle'

/**
 * A component that is no part of the page’s first load: it is fetched when the browser has time to
 * spare, or at once where it is drawn before. For what comes on an answer or a click.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): ComponentType<Props> {
  let ready: ComponentType<Props> | null = null
  const fetched = async () => {
    ready = await patiently(load)
    return { default: ready }
  }
  const Part = lazy(fetched)
  if (typeof window !== 'undefined') whenIdle(() => void fetched().catch(() => {}))
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each, beside the imports
  return function Later(props: Props) {
    // What is there by now is drawn at once: even what has been fetched makes `lazy` wait a turn.
    const [Ready] = useState(() => ready)
    // Not by the server: what came in meanwhile would make it another page than the server's.
    const alive = useAlive()
    if (!alive) return meanwhile
    return (
      <Suspense fallback={meanwhile}>{Ready ? <Ready {...props} /> : <Part {...props} />}</Suspense>
    )
  }
}
