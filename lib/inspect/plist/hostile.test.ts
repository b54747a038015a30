import { describe, expect, it } from 'vitest'
import { encodeUtf8 } from '../../bytes/utf8'
import { leastTime } from '../../testing/least-time'
import type { Context } from '../decoder'
import { Source } from '../source'
import { plist } from './decoder'
import { readPlist } from './read'

const CONTEXT: Context = {
  now: null,
  trust: [],
  keys: [],
  device: null,
  password: null,
  expect: {},
  part: () => Promise.reject(new Error('a property list has no parts')),
}

describe('bombs end in a moment, with a name', () => {
  const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000)
  const laughs = `<!DOCTYPE a [${Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]><plist><string>&l10;</string></plist>`
  const mega = 'a'.repeat(10_000_000)
  it.each<[string, string | Uint8Array, string | null]>([
    ['billion laughs', laughs, 'plist/entities'],
    [
      'a file as an entity',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><plist><string>&b;</string></plist>',
      'plist/entities',
    ],
    [
      'an outer DTD',
      '<!DOCTYPE plist SYSTEM "http://127.0.0.1/x.dtd"><plist><string>&b;</string></plist>',
      'plist/entities',
    ],
    ['100,000 lists deep', `<plist>${deep('<array>', '</array>')}</plist>`, 'budget/plist-depth'],
    [
      '100,000 dictionaries deep',
      `<plist>${'<dict><key>a</key>'.repeat(100_000)}`,
      'budget/plist-depth',
    ],
    ['100,000 lists deep in the old form', `${deep('(', ')')} = ;`, 'budget/plist-depth'],
    [
      '10 MB of values',
      `<plist><array>${'<true/>'.repeat(1_400_000)}</array></plist>`,
      'budget/plist-nodes',
    ],
    ['10 MB of one text', `<plist><string>${mega}</string></plist>`, null],
    [
      '10 MB of one number',
      `<plist><integer>${mega.replaceAll('a', '1')}</integer></plist>`,
      'plist/unreadable',
    ],
    [
      '10 MB of white space in a number',
      `<plist><integer>${mega.replaceAll('a', ' ')}</integer></plist>`,
      'plist/unreadable',
    ],
    ['10 MB of comment without an end', `<plist><!--${mega}`, 'plist/unreadable'],
    ['10 MB of tags without an end', `<plist>${'<a '.repeat(3_000_000)}`, 'plist/unreadable'],
    ['10 MB of data', `<plist><data>${mega}</data></plist>`, null],
  ])('%s', async (_name, input, code) => {
    const bytes = typeof input === 'string' ? encodeUtf8(input) : input
    readPlist(bytes.subarray(0, 100))
    expect(await leastTime(() => readPlist(bytes), 1)).toBeLessThan(200)
    const read = readPlist(bytes)
    expect(read.ok).toBe(code === null)
    const { findings = [] } = await plist.decode(new Source(bytes), CONTEXT)
    expect(findings.map((finding) => finding.code)).toEqual(code === null ? [] : [code])
  })
})
