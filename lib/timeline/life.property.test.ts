import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildLife, expectNext, lifeCsv, redactedReport } from './index'
import type { Lane, Life, Period } from './life'
import { Customer } from './testing/customer'
import { EVENTS } from './testing/events'
import { bought, covered, statusOf } from './testing/oracle'

const SEED = 20261122
const ACCESS = new Set<Period['kind']>(['trial', 'offer', 'paid', 'owned', 'grace'])

/** A customer’s events, and a part of what was signed, in any order. */
const stories = fc
  .record({
    events: fc.array(fc.constantFrom(...EVENTS), { maxLength: 14 }),
    trial: fc.boolean(),
    family: fc.boolean(),
    sandbox: fc.boolean(),
    later: fc.integer({ min: 0, max: 200 }),
    earlier: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .chain(({ events, trial, family, sandbox, later, earlier }) => {
    const length = sandbox ? 5 * 60_000 : 30 * 86_400_000
    const customer = new Customer(sandbox ? 'Sandbox' : 'Production', length, family)
    customer
      .subscribe(trial ? { offerType: 1, offerDiscountType: 'FREE_TRIAL', price: 0 } : {})
      .play(events)
    const { evidence } = customer
    const begun = Date.UTC(2026, 0, 1, 12)
    const now = Math.floor(begun + (customer.now + later * 86_400_000 - begun) * earlier)
    return fc.record({
      whole: fc.constant(evidence),
      part: fc.shuffledSubarray(evidence),
      now: fc.constant(now),
    })
  })

const check = (property: fc.IRawProperty<unknown>, numRuns = 400) =>
  fc.assert(property, { seed: SEED, numRuns })

describe('any order and any subset of the evidence of a customer', () => {
  it('has periods in order, none over another', () => {
    check(
      fc.property(stories, ({ part, now }) => {
        for (const { periods } of buildLife(part, now).lanes) {
          for (const [index, { start, end }] of periods.entries()) {
            if (end !== null) expect(end).toBeGreaterThan(start)
            const next = periods[index + 1]
            if (next) expect(end ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(next.start)
          }
        }
      }),
    )
  })

  it('proves everything that it says', () => {
    check(
      fc.property(stories, ({ part, now }) => {
        const ids = new Set(part.map(({ id }) => id))
        const life = buildLife(part, now)
        const claims = [
          ...life.notices,
          ...life.lanes.flatMap(({ periods, marks, access, renewal }) => [
            ...periods,
            ...marks,
            access,
            ...(renewal ? [renewal] : []),
          ]),
        ]
        for (const { proof } of claims) {
          expect(proof.length).toBeGreaterThan(0)
          for (const id of proof) expect(ids).toContain(id)
          expect(new Set(proof).size).toBe(proof.length)
        }
      }),
    )
  })

  it('is the same life in whatever order the evidence comes', () => {
    check(
      fc.property(stories, ({ part, now }) => {
        const sorted = [...part].sort((a, b) => (a.id < b.id ? -1 : 1))
        expect(buildLife(part, now)).toEqual(buildLife(sorted, now))
      }),
    )
  })

  it('claims a paid period only where a transaction in the evidence gives it and nothing takes it back', () => {
    check(
      fc.property(stories, ({ part, now }) => {
        for (const lane of buildLife(part, now).lanes) {
          for (const period of lane.periods) {
            const middle = middleOf(period)
            if (ACCESS.has(period.kind)) expect(covered(part, lane, middle)).toBe(true)
            if (period.kind === 'lapsed') expect(bought(part, lane, middle)).toBe(false)
          }
        }
      }),
    )
  })

  it('grants access at now only by what is in the evidence', () => {
    check(
      fc.property(stories, ({ part, now }) => {
        for (const lane of buildLife(part, now).lanes) {
          const statuses = new Set(part.map(statusOf).filter((status) => status !== null))
          const { granted, state } = lane.access
          if (granted === true)
            expect(covered(part, lane, now) || statuses.has(1) || statuses.has(4)).toBe(true)
          if (granted === false && bought(part, lane, now))
            expect([2, 3, 5].some((status) => statuses.has(status))).toBe(true)
          expect(granted).toBe(
            { active: true, grace: true, unknown: null }[state as 'active'] ??
              (state === 'unknown' ? null : false),
          )
        }
      }),
    )
  })

  it('only takes back what it said when more evidence shows a refund or a revocation', () => {
    check(
      fc.property(stories, ({ part, whole, now }) => {
        const full = new Map(buildLife(whole, now).lanes.map((lane) => [lane.id, lane]))
        for (const lane of buildLife(part, now).lanes) {
          const more = laneLike(full, lane)
          for (const period of lane.periods) {
            if (!ACCESS.has(period.kind)) continue
            const there = more?.periods.find(at(middleOf(period)))
            expect(there && (ACCESS.has(there.kind) || there.kind === 'revoked')).toBe(true)
          }
        }
      }),
    )
  })

  it('says nothing else when a piece of evidence comes twice', () => {
    check(
      fc.property(stories, fc.nat(), ({ part, now }, index) => {
        const again = part[index % Math.max(part.length, 1)]
        if (!again) return
        const twice = buildLife([...part, { ...again, id: `${again.id}-again` }], now)
        expect(shape(twice)).toEqual(shape(buildLife(part, now)))
      }),
    )
  })

  it('never counts what is not genuine', () => {
    check(
      fc.property(stories, stories, ({ part, now }, other) => {
        const forged = other.whole.map((piece) => ({
          ...piece,
          id: `forged-${piece.id}`,
          verdict: 'invalid' as const,
        }))
        const { findings: _, ...life } = buildLife([...forged, ...part], now)
        const { findings: __, ...alone } = buildLife(part, now)
        expect(life).toEqual(alone)
      }),
      200,
    )
  })

  it('can be expected from, exported and reported', () => {
    check(
      fc.property(stories, ({ part, now }) => {
        const life = buildLife(part, now)
        expect(JSON.parse(JSON.stringify(life))).toEqual(life)
        expect(lifeCsv(life).split('\r\n').length).toBeGreaterThan(0)
        const report = redactedReport(life, now)
        for (const { payload } of part) {
          if (typeof payload.transactionId === 'string')
            expect(report).not.toContain(payload.transactionId)
        }
        for (const lane of life.lanes) {
          for (const { sentence } of expectNext(lane, life.environment, now)) {
            expect(sentence).toMatch(/^[A-Z_]+.*\.$/)
          }
        }
      }),
      200,
    )
  })
})

const middleOf = ({ start, end }: Period) => (end === null ? start + 1 : (start + end) / 2)

const at = (when: number) => (period: Period) =>
  period.start <= when && when < (period.end ?? Number.POSITIVE_INFINITY)

/** A subset without the first transactions may not know the group yet: by the first purchase then. */
function laneLike(lanes: ReadonlyMap<string, Lane>, lane: Lane): Lane | undefined {
  const [original = ''] = lane.originalTransactionIds
  return (
    lanes.get(lane.id) ??
    [...lanes.values()].find((one) => one.originalTransactionIds.includes(original))
  )
}

/** What a life says, without what proves it. */
function shape(life: Life) {
  return life.lanes.map(({ id, periods, marks, access }) => ({
    id,
    periods: periods.map(({ start, end, kind, product }) => ({ start, end, kind, product })),
    marks: marks.map(({ at: when, kind, title }) => ({ when, kind, title })),
    state: access.state,
    until: access.until,
  }))
}
