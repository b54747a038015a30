'use client'

import { useEffect, useState } from 'react'
import { patiently } from './patiently'

/**
 * What a module has, loaded as soon as the page has come alive; `null` until then. `load` has to be
 * the same function every time. Where it cannot be loaded the page says so as of any error.
 */
export function useLoaded<Value>(load: () => Promise<Value>): Value | null {
  const [state, setState] = useState<{ value: Value } | { error: unknown } | null>(null)
  useEffect(() => {
    let here = true
    patiently(load).then(
      (value) => here && setState({ value }),
      (error: unknown) => here && setState({ error }),
    )
    return () => {
      here = false
    }
  }, [load])
  if (state && 'error' in state) throw state.error
  return state ? state.value : null
}
