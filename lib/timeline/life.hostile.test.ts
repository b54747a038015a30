import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../json/node'
import { buildLife, expectNext, lifeCsv, redactedReport } from './index'
import type { Proven } from './life'

const SEED = 20261122
const check = (property: fc.IRawProperty<unknown>, numRuns: number) =>
  fc.assert(property, { seed: SEED, numRuns })

describe('anything at all', () => {
  const keys = fc.constantFrom(
    ...'transactionId originalTransactionId productId purchaseDate expiresDate signedDate revocationDate isUpgraded type offerType price currency environment notificationType subtype notificationUUID data appData signedTransactionInfo gracePeriodExpiresDate isInBillingRetryPeriod autoRenewStatus renewalDate expirationIntent commitmentInfo subscriptionGroupIdentifier transactionReason __proto__'.split(
      ' ',
    ),
  )
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(
      'Auto-Renewable Subscription',
      'Consumable',
      'REFUND',
      'EXPIRED',
      'RENEWAL',
      'a.b.c',
    ),
    fc.double(),
    fc.constantFrom(8.64e15, -8.64e15, 0, 1, -1, Number.NaN),
    fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 }),
  )
  const payload = fc.oneof(
    fc.object({ maxDepth: 2, maxKeys: 6 }),
    fc.dictionary(keys, value),
    fc.dictionary(keys, fc.oneof(value, fc.dictionary(keys, value))),
    fc.jsonValue(),
  ) as fc.Arbitrary<JsonObject>
  const piece = fc.record({
    kind: fc.constantFrom('transaction' as const, 'renewal-info' as const, 'notification' as const),
    token: fc.option(fc.string()),
    verdict: fc.constantFrom('valid' as const, 'unverified' as const, 'invalid' as const),
    payload,
    from: fc.constantFrom('history' as const, 'paste' as const),
    status: fc.integer({ min: -1, max: 7 }),
  })

  it('never throws, and gives plain JSON in one order', () => {
    check(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.oneof(
          fc.integer(),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.constant(1.78e12),
        ),
        (pieces, now) => {
          const evidence: Proven[] = pieces.map((one, index) => ({ ...one, id: `${index}` }))
          const life = buildLife(evidence, now)
          expect(buildLife(evidence.toReversed(), now)).toEqual(life)
          expect(JSON.stringify(life)).not.toMatch(/\bundefined\b|\bNaN\b|\[object/)
          for (const { periods } of life.lanes) {
            for (const [index, { start, end }] of periods.entries()) {
              expect(start).toBeLessThan(end ?? Number.POSITIVE_INFINITY)
              expect(end ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
                periods[index + 1]?.start ?? Number.POSITIVE_INFINITY,
              )
            }
          }
          lifeCsv(life)
          redactedReport(life, now)
          for (const lane of life.lanes) expectNext(lane, life.environment, now)
        },
      ),
      500,
    )
  }, 60_000)
})
