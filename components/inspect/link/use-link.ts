'use client'

import { useEffect } from 'react'
import { patiently } from '@/components/ui/patiently'
import { addPastes, newId, textInput } from '../paste-store'

/**
 * Reads what the address carries and takes it out of the address bar at once, so that it does not
 * stay in sight or get copied by accident. A link that cannot be read is named by `onProblem`.
 */
export function useLink(onProblem: (problems: string[]) => void): void {
  useEffect(() => {
    async function open() {
      if (location.hash === '') return
      const { readLink } = await patiently(() => import('./link-code'))
      const read = await readLink(location.hash)
      if (read.kind === 'none') return
      // Before anything is shown: a reload must not bring it back.
      history.replaceState(history.state, '', location.pathname + location.search)
      if (read.kind === 'broken') return onProblem([read.why])
      onProblem([])
      addPastes([
        'text' in read
          ? textInput(read.text)
          : { id: newId(), name: 'From a link', text: null, bytes: read.bytes },
      ])
    }
    void open()
    const onChange = () => void open()
    window.addEventListener('hashchange', onChange)
    return () => window.removeEventListener('hashchange', onChange)
  }, [onProblem])
}
