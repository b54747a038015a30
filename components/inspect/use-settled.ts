'use client'

import { useEffect, useState } from 'react'
import type { PastedInput } from './engine/protocol'

/** Longer than between two letters, shorter than a wait. */
const TYPING_MS = 120

/** The value once it has not changed for a moment: not every letter that is typed is worth an answer. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}

/** What comes at once is read at once; what is typed, when the typing rests. */
export function useSettledInput(input: PastedInput | null): PastedInput | null {
  const settled = useSettled(input, TYPING_MS)
  return input?.id === settled?.id ? settled : input
}
