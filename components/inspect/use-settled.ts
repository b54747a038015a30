'use client'

import { useEffect, useState } from 'react'

/** The value once it has not changed for a moment: not every letter that is typed is worth an answer. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
