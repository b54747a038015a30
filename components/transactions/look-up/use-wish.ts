'use client'

import { useEffect, useState } from 'react'
import { type Wish, wishStep } from './wish'

interface UseWishProps extends Wish {
  onFound: (id: string) => void
  /** Nothing is being read and nothing was found. */
  onNothing: () => void
}

/** Asks for what is in the box: at once, or as soon as that has been read. */
export function useWish({ about, reading, found, onFound, onNothing }: UseWishProps): () => void {
  const [wished, setWished] = useState<string | null>(null)
  useEffect(() => {
    if (wished === null) return
    const step = wishStep(wished, { about, reading, found })
    if (step === 'wait') return
    setWished(null)
    if (step === 'go' && found !== null) onFound(found)
  })
  return () => {
    const step = wishStep(about, { about, reading, found })
    if (step === 'wait') setWished(about)
    else if (step === 'go' && found !== null) onFound(found)
    else onNothing()
  }
}
