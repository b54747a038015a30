'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Sample } from '@/lib/inspect'
import type { PastedInput, SampleRow } from './protocol'
import { useEngine } from './use-engine'

export interface LoadedSample {
  input: PastedInput
  sample: Sample
}

/** Every decoder with the names of its samples; empty until the engine is loaded. */
export function useSamples(): {
  rows: readonly SampleRow[]
  /**
   * The same function whenever the page is drawn. `null`: there is no such sample, or the engine is
   * gone.
   */
  load(format: string, index: number): Promise<LoadedSample | null>
} {
  const engine = useEngine()
  const [rows, setRows] = useState<readonly SampleRow[]>([])

  useEffect(() => {
    let current = true
    void engine()
      .ask('samples', null)
      .then((said) => {
        if (current && said.kind === 'answer') setRows(said.answer)
      })
    return () => {
      current = false
    }
  }, [engine])

  const load = useCallback(
    async (format: string, index: number): Promise<LoadedSample | null> => {
      const said = await engine().ask('sample', { format, index })
      const sample = said.kind === 'answer' ? said.answer : null
      if (!sample) return null
      const bytes = sample.file
        ? Uint8Array.from(atob(sample.file.base64), (char) => char.charCodeAt(0))
        : null
      return {
        input: {
          id: `sample/${format}/${index}`,
          name: sample.file?.name ?? null,
          text: bytes ? null : (sample.text ?? ''),
          bytes,
        },
        sample,
      }
    },
    [engine],
  )

  return { rows, load }
}
