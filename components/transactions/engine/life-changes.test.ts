import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildLife } from '@/lib/timeline'
import type { Life } from '@/lib/timeline/life'
import { Customer } from '@/lib/timeline/testing/customer'
import { EVENTS } from '@/lib/timeline/testing/events'
import { Drawing, PIECE } from './drawing'
import { changedLife, type LifeItem, lifeChanges } from './life-changes'

const NOW = Date.UTC(2026, 10, 22)

/** What the page has after the worker’s answer went through a clone and came in pieces. */
function fetched(before: Life | null, drawing: Drawing, life: Life, since: number): Life {
  const answer = structuredClone(drawing.next(life, since))
  const fresh: LifeItem[] = []
  for (let piece = 0; piece < answer.pieces; piece += 1) {
    fresh.push(...structuredClone(drawing.piece(answer.drawing, piece)))
  }
  return changedLife(before, answer.changes, fresh)
}

describe('a life that grows', () => {
  it('is the same on both sides, whatever came in and in whatever order', () => {
    const story = fc
      .array(fc.constantFrom(...EVENTS), { maxLength: 20 })
      .map((events) => new Customer('Sandbox', 300_000).subscribe().play(events).evidence)
      .chain((whole) =>
        fc.record({ whole: fc.shuffledSubarray(whole), cuts: fc.array(fc.nat(whole.length)) }),
      )
    fc.assert(
      fc.property(story, fc.nat(2), ({ whole, cuts }, forgetful) => {
        const drawing = new Drawing()
        let before: Life | null = null
        let since = 0
        for (const [index, cut] of cuts.entries()) {
          const life = buildLife(whole.slice(0, cut), NOW + index)
          // Now and then the page has lost what it had.
          if (forgetful === 0 && index % 3 === 2) [before, since] = [null, 0]
          before = fetched(before, drawing, life, since)
          since = index + 1
          expect(before).toEqual(structuredClone(life))
        }
      }),
      { numRuns: 300, seed: 20261128 },
    )
  })

  it('crosses as what is new, and leaves alone what did not change', () => {
    const customer = new Customer('Sandbox', 60_000).subscribe()
    for (let index = 0; index < 3 * PIECE; index += 1) customer.happen('renew')
    const { evidence } = customer
    const at = customer.now
    const before = buildLife(evidence.slice(0, -6), at)
    const [changes, fresh] = lifeChanges(before, buildLife(evidence, at))
    expect(fresh.length).toBeLessThan(30)
    expect(JSON.stringify(changes).length).toBeLessThan(10_000)

    const [same, none] = lifeChanges(before, buildLife(evidence.slice(0, -6), at))
    const again = changedLife(before, same, none)
    expect(none).toEqual([])
    expect(again.lanes[0]?.periods).toBe(before.lanes[0]?.periods)
    expect(again.notices).toBe(before.notices)
  })

  it('comes in pieces that hold nobody up, each of the drawing that was asked for', () => {
    const customer = new Customer('Sandbox', 60_000).subscribe()
    for (let index = 0; index < 2 * PIECE; index += 1) customer.happen('renew')
    const drawing = new Drawing()
    const life = buildLife(customer.evidence, customer.now)
    const answer = drawing.next(life, 0)
    expect(answer.pieces).toBeGreaterThan(3)
    expect(drawing.piece(answer.drawing, 0)).toHaveLength(PIECE)
    drawing.next(life, answer.drawing)
    expect(() => drawing.piece(answer.drawing, 1)).toThrow('another life was drawn since')
  })
})
