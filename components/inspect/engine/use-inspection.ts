'use client'

import { useEffect, useState } from 'react'
import type { Inspection, InspectOptions } from '@/lib/inspect'
import type { PastedInput } from './protocol'
import { useEngine } from './use-engine'

export interface InspectionState {
  /**
   * - `empty`: nothing was given.
   * - `reading`: the engine has been at work for a moment; `inspection` is still the last one. What
   *   it answers at once is drawn once: all stays as it was until then, and `of` says of what it is.
   * - `done`: `inspection` is of what was given.
   * - `stopped`: it took longer than two seconds, and was ended.
   * - `failed`: the engine could not be loaded, or has a bug; `message` says which.
   */
  state: 'empty' | 'reading' | 'done' | 'stopped' | 'failed'
  inspection: Inspection | null
  /** What was answered last, or could not be; `null` before that. */
  of: PastedInput | null
  message: string | null
}

const EMPTY: InspectionState = { state: 'empty', inspection: null, of: null, message: null }
/** An answer within it comes before anybody has read that there is none. */
const SAY_READING_MS = 100
const STOPPED =
  'Reading this took longer than two seconds, so it was stopped. Paste a smaller part of it, or try again. Some input is built to keep a decoder busy.'

/** The inspection of the input, made anew as either changes. Keep `options` the same where nothing changed. */
export function useInspection({
  input,
  options,
}: {
  input: PastedInput | null
  /** Without `now` it is judged by the clock. */
  options: Omit<InspectOptions, 'name'>
}): InspectionState {
  const engine = useEngine()
  const [state, setState] = useState<InspectionState>(EMPTY)

  useEffect(() => {
    const given = input?.bytes ?? input?.text ?? ''
    if (!input || given.length === 0) {
      setState(EMPTY)
      return
    }
    let current = true
    const reading = setTimeout(
      () => setState((last) => ({ ...last, state: 'reading', message: null })),
      SAY_READING_MS,
    )
    const name = input.name === null ? {} : { name: input.name }
    void engine()
      .ask('inspect', { input: given, options: { now: new Date(), ...options, ...name } })
      .then((said) => {
        if (!current) return
        clearTimeout(reading)
        if (said.kind === 'answer') {
          setState({ state: 'done', inspection: said.answer, of: input, message: null })
        } else {
          const message = said.kind === 'stopped' ? STOPPED : said.message
          setState({ state: said.kind, inspection: null, of: input, message })
        }
      })
    return () => {
      current = false
      clearTimeout(reading)
    }
  }, [engine, input, options])

  return state
}
