import { describe, expect, it } from 'vitest'
import type { Inspection } from '@/lib/inspect'
import { readLink, writeLink } from './link-code'
import { linkRefusal } from './refusal'

describe('a link that carries a paste', () => {
  it.each([
    ['a short text', 'ab'],
    ['a token', `eyJ${'x5cMII'.repeat(800)}`],
    ['letters of many scripts', 'Ünï 日本 😀\u202E'],
    ['white space at the ends', '  x\n'],
  ])('brings back %s', async (_, text) => {
    const link = await writeLink({ text })
    expect(link).toMatch(/^#paste=[\w-]+$/)
    expect(await readLink(link)).toEqual({ kind: 'read', text })
  })

  it('brings back bytes', async () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 251)
    expect(await readLink(await writeLink({ bytes }))).toEqual({ kind: 'read', bytes })
  })

  it('is shorter than what it carries where that repeats', async () => {
    expect((await writeLink({ text: 'abc'.repeat(5000) })).length).toBeLessThan(300)
  })

  it.each([
    ['another fragment', '#top', 'none'],
    ['no fragment', '', 'none'],
    ['nothing', '#paste=', 'broken'],
    ['no base64url', '#paste=ä', 'broken'],
    ['one character', '#paste=A', 'broken'],
    ['unknown flags', '#paste=_wAA', 'broken'],
    ['no deflated bytes', '#paste=Af___w', 'broken'],
  ])('%s is %s', async (_, fragment, kind) => {
    expect((await readLink(fragment)).kind).toBe(kind)
  })

  it('is not read where more comes out than is ever read', async () => {
    // 17 MB of zeros; the engine reads 16.
    const bomb = await writeLink({ bytes: new Uint8Array(17 * 1024 * 1024 + 1) })
    expect(bomb.length).toBeLessThan(30_000)
    expect((await readLink(bomb)).kind).toBe('broken')
  })
})

describe('what no link carries', () => {
  const of = (format: string, more: Partial<Inspection> = {}): Inspection => ({
    format,
    title: '',
    verdict: 'unverified',
    summary: '',
    findings: [],
    steps: [],
    fields: [],
    views: [],
    tables: [],
    value: null,
    parts: [],
    candidates: [],
    ...more,
  })
  it.each<[string, Inspection, string | null, boolean]>([
    ['a transaction', of('transaction'), 'eyJhbGciOi.a.b', false],
    ['a key', of('private-key'), '', true],
    ['a .p12', of('pkcs12'), null, true],
    ['a provider token', of('provider-token'), 'eyJ', true],
    ['a part that is one', of('json', { parts: [of('provider-token')] }), '{}', true],
    [
      'what may be a key',
      of('unknown', { candidates: [{ format: 'private-key', title: '', likelihood: 0.4 }] }),
      'x',
      true,
    ],
    ['a key in a text of another kind', of('unknown'), '-----BEGIN EC PRIVATE KEY-----', true],
    ['a header', of('unknown'), 'authorization: bearer eyJhbGciOi', true],
    ['the same in JSON', of('json'), '{"Authorization": "Bearer eyJhbGciOi"}', true],
  ])('%s: %s', (_, inspection, text, refused) => {
    expect(linkRefusal(inspection, text) !== null).toBe(refused)
  })
})
