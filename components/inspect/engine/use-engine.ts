'use client'

import { useEffect, useState } from 'react'
import { Engine } from './engine'

let shared: Engine | null = null
let users = 0

/** The one engine of this tab, loaded as soon as a part of the page uses it. */
export function useEngine(): () => Engine {
  const [engine] = useState(() => () => {
    shared ??= new Engine()
    return shared
  })
  useEffect(() => {
    users += 1
    engine().start()
    return () => {
      users -= 1
      // Left for another page: its memory, and what was pasted, goes with it.
      if (users === 0) {
        shared?.stop()
        shared = null
      }
    }
  }, [engine])
  return engine
}
