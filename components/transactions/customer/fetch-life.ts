import type { Life } from '@/lib/timeline/life'
import { evidenceEngine } from '../engine/evidence-engine'
import { changedLife, type LifeItem } from '../engine/life-changes'

/** A life, and which of the worker’s drawings it is. */
interface Drawn {
  life: Life
  drawing: number
}

/**
 * The life of what the worker has by now, from the one before and what is new in it. That comes in
 * pieces, so that the page is never held up for long. `now` is in milliseconds since 1970 UTC.
 */
export async function fetchLife(
  customer: string,
  before: { life: Life | null; drawing: number },
  now: number,
): Promise<Drawn> {
  const engine = evidenceEngine()
  const since = before.life ? before.drawing : 0
  const { drawing, changes, pieces } = await engine.ask('life', { customer, now, since })
  const fresh: LifeItem[] = []
  for (let piece = 0; piece < pieces; piece += 1) {
    fresh.push(...(await engine.ask('life-piece', { customer, drawing, piece })))
  }
  return { life: changedLife(before.life, changes, fresh), drawing }
}
