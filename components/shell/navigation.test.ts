import { describe, expect, it } from 'vitest'
import { isCurrent, NAVIGATION } from './navigation'

describe('the row of the page one is on', () => {
  it.each([
    ['/push', '/push', true],
    ['/rules', '/rules/push-request/topic-suffix', true],
    ['/simulator', '/simulator/app-store', true],
    ['/push', '/push-other', false],
    ['/keys', '/', false],
    ['/', '/', true],
    ['/', '/inspect/transaction', true],
    ['/', '/push', false],
  ])('%s at %s: %s', (href, path, wanted) => expect(isCurrent(href, path)).toBe(wanted))

  it('names every page once', () => {
    expect(new Set(NAVIGATION.map((row) => row.href)).size).toBe(NAVIGATION.length)
  })
})
