import { describe, expect, it } from 'vitest'
import { APNS_REASONS } from '@/lib/apple/apns-reasons'
import { PUSH_TYPES as DOCUMENTED } from '@/lib/apple/push-types'
import { PUSH_TYPES } from './push-types'
import { REASONS } from './reasons'

/**
 * The simulator has tables of its own on purpose: one that took its facts from the console's tables
 * could never catch a mistake in them. What both say of Apple has to be the same.
 */
describe('the simulator and the console say the same of Apple', () => {
  it('about every reason and its status', () => {
    const simulated = Object.entries(REASONS).map(([reason, { status }]) => ({ status, reason }))
    const documented = APNS_REASONS.map(({ status, reason }) => ({ status, reason }))
    const order = (one: { reason: string }, other: { reason: string }) =>
      one.reason.localeCompare(other.reason)
    expect(simulated.toSorted(order)).toEqual(documented.toSorted(order))
  })

  it.each(DOCUMENTED)('about the push type $type', ({ type, topicSuffix, payloadLimit }) => {
    const row = PUSH_TYPES.find((candidate) => candidate.type === type)
    expect(row).toMatchObject({ limit: payloadLimit, suffix: topicSuffix ?? '' })
  })

  it('and the simulator knows no type of its own', () => {
    expect(PUSH_TYPES).toHaveLength(DOCUMENTED.length)
  })
})
