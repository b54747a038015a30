import { describe, expect, it } from 'vitest'
import { carve } from './carve'
import type { Claim } from './claim'
import type { Revocation } from './revocations'

const DAY = 86_400_000
const period = {
  kind: 'paid',
  start: 0,
  end: 30 * DAY,
  why: 'It was paid in full.',
  proof: ['t1'],
  cutShort: null,
} as unknown as Claim
const refund = (from: number): Revocation => ({
  from,
  until: Number.POSITIVE_INFINITY,
  kind: 'refund',
  why: 'It was refunded',
  proof: ['r1'],
})

describe('a period that was taken back', () => {
  it('ends where it was refunded', () => {
    const claims = carve(period, [refund(10 * DAY)], false)
    expect(claims[0]).toMatchObject({ kind: 'paid', end: 10 * DAY, cutShort: 'refund' })
    expect(claims[1]).toMatchObject({ kind: 'revoked', start: 10 * DAY })
  })

  it('stays whole where it was refunded after its end, and says so with the proof', () => {
    const claims = carve(period, [refund(40 * DAY)], false)
    expect(claims).toHaveLength(1)
    expect(claims[0]).toMatchObject({ kind: 'paid', end: 30 * DAY, proof: ['r1', 't1'] })
    expect(claims[0]?.why).toBe(
      'It was paid in full. It was refunded, 10 Feb 1970, 00:00 UTC, after it had ended.',
    )
  })
})
