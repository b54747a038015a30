import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { jwsRules } from '@/lib/rules/jws'
import { NOTIFICATION_PAIRS } from './notification-pairs'
import {
  NOTIFICATION_TYPE_WORDS,
  notificationPair,
  SUBTYPE_WORDS,
  subtypesOf,
} from './notification-types'
import { acceleratedDurations } from './sandbox-rates'
import { storefront } from './storefronts'
import { money, percentage, period, span, utc } from './words'

describe('words', () => {
  // https://developer.apple.com/documentation/appstoreserverapi/price
  test.each([
    ['10990', 'EUR', '10.99 EUR'],
    ['9990000', 'USD', '9990.00 USD'],
    ['0', 'EUR', '0.00 EUR'],
    ['5', 'EUR', '0.005 EUR'],
    ['1500000', 'JPY', '1500 JPY'],
    ['1500500', 'JPY', '1500.5 JPY'],
    ['1990', 'KWD', '1.990 KWD'],
    ['-990', 'EUR', '-0.99 EUR'],
    ['0010', 'EUR', '0.01 EUR'],
    ['9007199254740993', 'EUR', '9007199254740.993 EUR'],
    ['10990', null, '10.99 (of no currency)'],
    ['10.99', 'EUR', undefined],
    ['1e3', 'EUR', undefined],
    ['', 'EUR', undefined],
  ])('%s of %s is %s', (milliunits, currency, words) => {
    expect(money(milliunits, currency)).toBe(words)
  })

  test.each([
    ['P1W', '1 week'],
    ['P3D', '3 days'],
    ['P1Y6M', '1 year, 6 months'],
    ['P', undefined],
    ['P1', undefined],
    ['PT1H', undefined],
    ['one month', undefined],
  ])('the period %s is %s', (value, words) => {
    expect(period(value)).toBe(words)
  })

  test.each([
    [0, '0 seconds'],
    [-90_000, '1 minute, 30 seconds'],
    [3_600_000, '1 hour'],
    [86_400_000 * 400, '1 year, 35 days'],
    [3_605_000, '1 hour'],
  ])('%d milliseconds are %s', (milliseconds, words) => {
    expect(span(milliseconds)).toBe(words)
  })

  it('knows shares, instants and storefronts', () => {
    expect([percentage('50000'), percentage('33333'), percentage('x')]).toEqual([
      '50 %',
      '33.333 %',
      undefined,
    ])
    expect([utc(0), utc(8.64e15 + 1)]).toEqual(['1970-01-01 00:00:00 UTC', null])
    expect(['DEU', 'USA', 'KOR', 'deu', 'XXX'].map(storefront)).toEqual([
      'Germany',
      'United States',
      'South Korea',
      undefined,
      undefined,
    ])
  })
})

describe('notifications', () => {
  // https://developer.apple.com/documentation/appstoreservernotifications/notificationtype
  it('has 23 types and 19 subtypes, each in at least one pair', () => {
    expect(Object.keys(NOTIFICATION_TYPE_WORDS)).toHaveLength(23)
    expect(Object.keys(SUBTYPE_WORDS)).toHaveLength(19)
    const [types, subtypes] = [new Set<string>(), new Set<string>()]
    for (const { type, subtype } of NOTIFICATION_PAIRS) {
      types.add(type)
      if (subtype !== null) subtypes.add(subtype)
    }
    expect([...types].sort()).toEqual(Object.keys(NOTIFICATION_TYPE_WORDS).sort())
    expect([...subtypes].sort()).toEqual(Object.keys(SUBTYPE_WORDS).sort())
  })

  it('words every pair once, in sentences', () => {
    for (const { title, meaning, action } of NOTIFICATION_PAIRS) {
      expect(title).toMatch(/^\p{Lu}.*[^.]$/u)
      expect(meaning).toMatch(/^\p{Lu}.*\.$/u)
      expect(action).toMatch(/^\p{Lu}.*\.$/u)
    }
    const titles = NOTIFICATION_PAIRS.map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
  })

  it('tells documented pairs from others', () => {
    expect(notificationPair('EXPIRED', 'VOLUNTARY')?.action).toBe('End access.')
    expect(notificationPair('EXPIRED', 'UPGRADE')).toBeNull()
    expect(subtypesOf('DID_RENEW')).toEqual([null, 'BILLING_RECOVERY'])
    expect(subtypesOf('constructor')).toEqual([])
  })
})

describe('the sandbox’s time', () => {
  // https://developer.apple.com/help/app-store-connect/test-in-app-purchases/manage-sandbox-apple-account-settings/
  test.each([
    [5, ['1 month', '1 week']],
    [60, ['1 year', '2 months', '1 month']],
    [36, ['1 year']],
    [7, []],
    [24 * 60, ['any duration']],
  ])('%d minutes stand for %j', (minutes, durations) => {
    const found = acceleratedDurations(minutes * 60_000).map(({ duration }) => duration)
    expect(new Set(found)).toEqual(new Set(durations))
  })
})

describe('the steps of a token', () => {
  it('name codes that have a rule, and every rule is named', () => {
    const folder = new URL('../../verify/', import.meta.url)
    const sources = readdirSync(folder)
      .filter((file) => /^(jws-|x5c|es256|expectation|read-(compact|part))/.test(file))
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .join('\n')
    const named = new Set(sources.match(/jws\/[a-z0-9-]+[a-z0-9]\b/g))
    // Two are put together: `jws/${part}-…` and `jws/${key}`.
    for (const part of ['header', 'payload']) {
      for (const rest of ['empty', 'not-json', 'duplicate-key']) named.add(`jws/${part}-${rest}`)
    }
    named.add('jws/crit').add('jws/b64')
    // Of the body around a token, which is read by its decoder.
    named.add('jws/body-duplicate-key')
    expect([...named].sort()).toEqual(jwsRules.map(({ code }) => code).sort())
  })
})
