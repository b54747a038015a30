import { describe, expect, it } from 'vitest'
import { RULE_GROUPS } from '@/lib/rules/registry'
import { sourceName } from './source-name'

describe('a source by where it stands', () => {
  it.each([
    ['https://www.rfc-editor.org/rfc/rfc9113#section-8.7', 'RFC 9113 §8.7'],
    ['https://www.rfc-editor.org/rfc/rfc8259', 'RFC 8259'],
    ['https://github.com/node-apn/node-apn/issues/477', 'node-apn/node-apn#477'],
    ['https://github.com/owner/repo/pull/12', 'owner/repo#12'],
    ['https://github.com/owner/repo', 'github.com … repo'],
    ['https://developer.apple.com/forums/thread/123', 'Apple Developer Forums, thread 123'],
    [
      'https://developer.apple.com/documentation/usernotifications/page',
      'developer.apple.com … page',
    ],
    ['https://www.w3.org/', 'w3.org'],
    ['not a URL', 'not a URL'],
  ])('%s', (url, wanted) => expect(sourceName(url)).toBe(wanted))

  it('tells the sources of every rule apart', () => {
    for (const rule of RULE_GROUPS.flatMap((group) => group.rules)) {
      expect(new Set(rule.see.map(sourceName)).size, rule.code).toBe(rule.see.length)
    }
  })
})
