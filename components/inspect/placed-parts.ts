import type { Inspection } from '@/lib/inspect'

/** A part, and where it is. */
export interface PlacedPart {
  part: Inspection
  /** Of the part of the whole that holds it, or is it. */
  index: number
  /** Its way there, such as `line 2, signedTransactions[0]`; empty where it has none. */
  at: string
}

export const placed = (parts: readonly Inspection[]): PlacedPart[] =>
  parts.map((part, index) => ({ part, index, at: part.at ?? '' }))

/**
 * What is invalid inside of something that nobody signs, which has no verdict that could fail: the
 * parts themselves, or what lies deeper in parts that are not signed either.
 */
export function wrongInside(parts: readonly Inspection[]): PlacedPart[] {
  return placed(parts).flatMap((place) => {
    const { part, index, at } = place
    if (part.verdict === 'invalid') return [place]
    return wrongInside(part.parts).map((inner) => ({
      part: inner.part,
      index,
      at: [at, inner.at].filter((step) => step !== '').join(', '),
    }))
  })
}
