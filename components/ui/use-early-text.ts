'use client'

import { type RefObject, useLayoutEffect, useRef } from 'react'

type Box = HTMLTextAreaElement | HTMLInputElement

/**
 * What somebody typed or pasted into a box before the page came alive. It stands in the document and
 * not in the page’s state: with the next drawing it would be gone, and until then nothing reads it.
 * So it is taken over before anything is drawn. `drawn`: what the page itself has in the box.
 */
export function useEarlyText(
  box: RefObject<Box | null>,
  drawn: string,
  take: (text: string) => void,
): void {
  const first = useRef({ drawn, take })
  useLayoutEffect(() => {
    const early = box.current?.value ?? ''
    if (early !== '' && early !== first.current.drawn) first.current.take(early)
  }, [box])
}
