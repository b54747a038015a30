import { describe, expect, it } from 'vitest'
import { inspect } from '.'
import { BUDGETS } from './budgets'
import type { Decoded, Decoder } from './decoder'
import { detect } from './detect'
import { DECODERS } from './registry'
import { Source } from './source'
import { unwrap } from './unwrap'
import { summaryOf, verdictOf } from './verdict'

const NOW = new Date('2026-11-22T10:00:00Z')

const decoded = (more: Partial<Decoded>): Decoded => ({ summary: 'It is a thing.', ...more })
const step = (result: 'pass' | 'fail' | 'skipped' | 'unknown') => ({
  name: 'Signature matches',
  result,
  detail: 'It was looked at.',
})
const finding = (level: 'error' | 'warning' | 'notice') => ({
  code: 'paste/quoted',
  level,
  title: 'T',
  message: 'M.',
  fix: 'F.',
  see: ['https://example.com/'],
})
const byKey = { by: 'key' as const, key: 'ABC123DEFG' }

describe('the verdict', () => {
  it.each([
    { of: decoded({}), verdict: 'unverified' },
    { of: decoded({ steps: [step('pass')] }), verdict: 'unverified' },
    { of: decoded({ steps: [step('pass')], proof: byKey }), verdict: 'valid' },
    { of: decoded({ steps: [step('unknown'), step('skipped')], proof: byKey }), verdict: 'valid' },
    { of: decoded({ steps: [step('fail')], proof: byKey }), verdict: 'invalid' },
    { of: decoded({ findings: [finding('error')], proof: byKey }), verdict: 'invalid' },
    { of: decoded({ findings: [finding('warning')], proof: byKey }), verdict: 'valid' },
    { of: decoded({ findings: [finding('error')] }), verdict: 'invalid' },
  ])('$verdict', ({ of, verdict }) => {
    expect(verdictOf(of)).toBe(verdict)
  })

  it('names the root, whose it is, and the instant', () => {
    const proof = (origin: 'apple' | 'added') => ({
      by: 'chain' as const,
      signer: 'S',
      root: { name: 'R1', origin, fingerprint: '00', der: null },
      signedAt: Date.parse('2026-11-12T10:04:07Z'),
    })
    expect(summaryOf(decoded({ proof: proof('apple') }))).toBe(
      'Genuine: signed by Apple, up to the root R1, valid when signed (2026-11-12 10:04:07 UTC).',
    )
    expect(summaryOf(decoded({ proof: proof('added') }))).toMatch(/R1.*not Apple’s/)
    expect(summaryOf(decoded({ proof: proof('apple'), steps: [step('fail')] }))).not.toMatch(
      /Genuine:/,
    )
  })
})

describe('what is wrong', () => {
  const failed = { ...step('fail'), code: 'chain/look-alike-root' }
  const titled = (title: string, code = 'paste/quoted') => ({ ...finding('error'), title, code })

  it('is named by the finding of the failed step, and never advises to act on it', () => {
    const summary = 'Extend access.'
    const known = titled('The root is another', 'chain/look-alike-root')
    expect(summaryOf({ summary, steps: [failed], findings: [known] })).toBe('The root is another.')
    expect(summaryOf({ summary, findings: [titled('Of another app')] })).toBe('Of another app.')
    expect(summaryOf({ summary, steps: [failed] })).toBe(
      'The check “Signature matches” failed. It was looked at.',
    )
  })

  it('is counted where it is more than one thing', () => {
    const findings = [titled('One'), titled('Two'), titled('Two'), finding('warning')]
    expect(summaryOf(decoded({ findings }))).toBe('One. In all, 2 things are wrong.')
  })

  it('is the news of an answer, which words it itself', () => {
    const findings = [titled('Refused')]
    expect(summaryOf(decoded({ findings, isAnswer: true }))).toBe('It is a thing.')
  })
})

describe('detection', () => {
  const decoder = (id: string, likelihood: number | ((source: Source) => number)): Decoder => ({
    id,
    title: id,
    about: '',
    samples: [{ name: 'one', text: 'x', verdict: 'unverified', from: 'made' }],
    detect: typeof likelihood === 'number' ? () => likelihood : likelihood,
    decode: async () => ({ summary: id }),
  })
  const layers = unwrap(Source.of('"inner"'))

  it.each([
    { likelihoods: [0.2, 0.9, 0.5], order: ['b', 'c', 'a'] },
    { likelihoods: [0.5, 0.5, 0.5], order: ['a', 'b', 'c'] },
    { likelihoods: [0, 0.04, 0.05], order: ['c'] },
    { likelihoods: [Number.NaN, Number.POSITIVE_INFINITY, -1], order: [] },
    { likelihoods: [7, 1, 0.99], order: ['a', 'b', 'c'] },
  ])('$likelihoods → $order', ({ likelihoods, order }) => {
    const decoders = ['a', 'b', 'c'].map((id, n) => decoder(id, likelihoods[n] ?? 0))
    expect(detect(decoders, layers.slice(0, 1)).map(({ format }) => format)).toEqual(order)
  })

  it('prefers the reading with less taken off', () => {
    const inner = decoder('inner', (source) => (source.text === 'inner' ? 0.9 : 0))
    const outer = decoder('outer', 0.9)
    expect(detect([inner, outer], layers).map(({ format }) => format)).toEqual(['outer', 'inner'])
  })
})

describe('what is taken off', () => {
  const hex = '30820122'.repeat(30)
  it.each([
    { input: 'plain', texts: ['plain'], codes: [] },
    { input: '"quoted"', texts: ['"quoted"', 'quoted'], codes: ['paste/quoted'] },
    { input: "'quoted',", texts: ["'quoted',", 'quoted'], codes: ['paste/quoted'] },
    { input: '"a\\nb"', texts: ['"a\\nb"', 'a\nb'], codes: ['paste/quoted'] },
    { input: '"a\\q"', texts: ['"a\\q"', 'a\\q'], codes: ['paste/quoted'] },
    { input: 'Bearer abc', texts: ['Bearer abc', 'abc'], codes: ['paste/bearer'] },
    {
      input: 'authorization: bearer "abc"',
      texts: ['authorization: bearer "abc"', '"abc"', 'abc'],
      codes: ['paste/bearer', 'paste/quoted'],
    },
    { input: 'MIIT%2Bq%3D', texts: ['MIIT%2Bq%3D', 'MIIT+q='], codes: ['paste/url-encoded'] },
    { input: '%E0%A4%A', texts: ['%E0%A4%A'], codes: [] },
    {
      input: btoa('{"signedPayload":"x"}'),
      texts: [btoa('{"signedPayload":"x"}'), '{"signedPayload":"x"}'],
      codes: ['paste/base64-of-text'],
    },
    { input: `<${hex}>`, texts: [`<${hex}>`, null], codes: ['paste/hex-of-bytes'] },
  ])('$input', ({ input, texts, codes }) => {
    const layers = unwrap(Source.of(input))
    expect(layers.map(({ source }) => source.text)).toEqual(texts)
    expect(layers.at(-1)?.findings.map(({ code }) => code)).toEqual(codes)
  })

  it('turns spaces back into plus signs where that makes it whole', () => {
    const bytes = Uint8Array.from({ length: 304 }, (_, at) => (at % 3 === 0 ? 0xfb : 0xef))
    bytes.set([0x30, 0x82, 0x01, 0x2c])
    const text = btoa(String.fromCharCode(...bytes))
    expect(text).toContain('+')
    const [layer, ...more] = unwrap(Source.of(text.replaceAll('+', ' ')))
    expect(more).toEqual([])
    expect(layer?.findings.map(({ code }) => code)).toEqual(['paste/plus-became-space'])
    expect(layer?.source.text).toBe(text)
    // Nothing is guessed where it does not come out whole.
    expect(unwrap(Source.of(text.replaceAll('+', ' ').slice(0, -8)))[0]?.findings).toEqual([])
  })

  it('stops at its budget', () => {
    let text = 'the inner text of it all'
    for (let n = 0; n < 20; n++) text = btoa(text)
    expect(unwrap(Source.of(text))).toHaveLength(BUDGETS.wrappers + 1)
  })
})

describe('inspect', () => {
  it('refuses by name what is larger than its budget, and reads none of it', async () => {
    const large = new Uint8Array(BUDGETS.inputBytes + 1)
    const said = await inspect(large, { now: NOW })
    expect(said.verdict).toBe('invalid')
    expect(said.findings.map(({ code }) => code)).toEqual(['budget/input-bytes'])
    expect(said.summary).toMatch(/16,777,217.*at most 16,777,216/)
  })

  it('refuses a trusted root that is no certificate', async () => {
    await expect(inspect('x', { trust: [{ name: 'Mine', pem: 'nothing' }] })).rejects.toThrow(
      /Mine/,
    )
  })

  it('says nothing in particular of what nobody knows, and forces no reading that is not there', async () => {
    for (const as of [undefined, 'no-such-format']) {
      const said = await inspect('Hello, is this a receipt?', as ? { as } : {})
      expect(said).toMatchObject({ format: 'unknown', verdict: 'unverified' })
    }
  })

  it('forces a reading', async () => {
    for (const { id } of DECODERS) {
      expect((await inspect('Hello', { as: id, now: NOW })).format).toBe(id)
    }
  })
})

describe('the decoders', () => {
  it('have one id each, and samples with names of their own', () => {
    const ids = DECODERS.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, samples } of DECODERS) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length)
    }
  })
})
